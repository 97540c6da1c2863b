// Notes who asks for what tells one visitor from others.
window.__asked = [];
{
  const note = (prototype, names) => {
    for (const name of names) {
      const found = prototype && Object.getOwnPropertyDescriptor(prototype, name);
      if (!found) continue;
      const kind = found.get ? "get" : "value";
      const real = found[kind];
      found[kind] = function (...values) {
        window.__asked.push(name);
        return real.apply(this, values);
      };
      Object.defineProperty(prototype, name, found);
    }
  };
  note(Navigator.prototype, [
    "userAgent", "userAgentData", "appVersion", "platform", "vendor", "plugins", "mimeTypes", "languages", "language",
    "hardwareConcurrency", "deviceMemory", "getBattery", "getGamepads", "maxTouchPoints", "doNotTrack",
  ]);
  note(Screen.prototype, ["width", "height", "availWidth", "availHeight", "colorDepth", "pixelDepth"]);
  note(HTMLCanvasElement.prototype, ["getContext", "toDataURL", "toBlob"]);
  note(globalThis.StorageManager?.prototype, ["estimate", "persist"]);
  note(globalThis.AudioContext?.prototype, ["createOscillator", "createAnalyser"]);
}
