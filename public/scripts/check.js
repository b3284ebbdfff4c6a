// Reads a QR code with the camera, where the browser can. Without this file, and without a camera, the box is typed into.
'use strict';
{
  const box = document.querySelector('#q');
  const scan = document.querySelector('[data-scan]');
  const video = document.querySelector('.check__video');
  const status = scan.querySelector('[role=status]');
  const able = 'BarcodeDetector' in window && navigator.mediaDevices?.getUserMedia;
  let stream;

  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.hidden = true;
  };
  const read = async (detector) => {
    if (!stream) return;
    const [code] = await detector.detect(video).catch(() => []);
    if (!code) {
      requestAnimationFrame(() => read(detector));
      return;
    }
    stop();
    box.value = code.rawValue.slice(0, box.maxLength);
    box.form.requestSubmit();
  };
  const start = async () => {
    if (stream) return;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      video.srcObject = stream;
      video.hidden = false;
      status.textContent = status.dataset.busy;
      await video.play();
      await read(new BarcodeDetector({ formats: ['qr_code'] }));
    } catch {
      stop();
      status.textContent = status.dataset.refused;
      box.focus();
    }
  };
  if (able) {
    scan.hidden = false;
    scan.querySelector('button').addEventListener('click', start);
    addEventListener('pagehide', stop);
  }
}
