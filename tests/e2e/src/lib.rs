//! Flows in real browsers over WebDriver.
