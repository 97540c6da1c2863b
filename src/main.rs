//! Start in the browser: take over the page that is already there.

fn main() {
    iq_chronik::start();
}
