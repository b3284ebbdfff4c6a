// The photos of a product. Each chosen one is made small on the device, kept there until the server has it, and sent by itself:
// a line that breaks, a tab that is closed or a session that ends loses none. Without this file the form sends the files as they are.
'use strict';
{
  const LONGEST = 1600;
  const HEAVIEST = 400 * 1024;
  const PATIENCE = 20_000;
  const DARK = 55;

  const element = (name, properties, ...children) => {
    const one = Object.assign(document.createElement(name), properties);
    one.append(...children);
    return one;
  };

  // What waits on this device. Where a browser keeps nothing, it waits in the page.
  const kept = new Promise((resolve) => {
    try {
      const asked = indexedDB.open('anh', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('cho', { keyPath: 'id' });
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
  const inStore = async (mode, act) => {
    const base = await kept;
    if (!base) return undefined;
    return new Promise((resolve) => {
      const request = act(base.transaction('cho', mode).objectStore('cho'));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    });
  };

  const small = async (file) => {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = element('canvas', { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
    const context = canvas.getContext('2d');
    // What has holes stands on paper.
    context.fillStyle = '#fffdf8';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    for (const quality of [0.86, 0.78, 0.68, 0.56, 0.4]) {
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (blob && (blob.size <= HEAVIEST || quality === 0.4)) return blob;
    }
    return file;
  };
  const light = (context, width, height) => {
    const { data } = context.getImageData(0, 0, width, height);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum += 0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2];
    return sum / (data.length / 4);
  };
  const preview = async (blob, canvas) => {
    const bitmap = await createImageBitmap(blob);
    const scale = Math.max(canvas.width / bitmap.width, canvas.height / bitmap.height);
    const [width, height] = [bitmap.width * scale, bitmap.height * scale];
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
    bitmap.close();
    return light(context, canvas.width, canvas.height);
  };

  const send = (form) => {
    const words = form.dataset;
    const address = location.pathname;
    const input = form.querySelector('input[type=file]');
    const list = element('ul', { className: 'photo-queue__list' });
    const said = element('p', { className: 'quiet' });
    said.setAttribute('role', 'status');
    const queue = element('section', { className: 'photo-queue', hidden: true }, element('h2', { textContent: words.title }), said, list);
    queue.setAttribute('aria-label', words.title);
    form.after(queue);
    form.querySelector('button').hidden = true;
    const waiting = [];
    let busy = false;

    const tell = (item, text) => {
      if (item.said.textContent !== text) item.said.textContent = text;
    };
    const drop = (item) => {
      item.request?.abort();
      waiting.splice(waiting.indexOf(item), 1);
      inStore('readwrite', (store) => store.delete(item.id));
      item.line.remove();
      queue.hidden = !list.children.length;
    };
    const put = (item, moved) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        item.request = request;
        let patience;
        const wait = () => {
          clearTimeout(patience);
          patience = setTimeout(() => request.abort(), PATIENCE);
        };
        const end = (status) => {
          clearTimeout(patience);
          item.request = undefined;
          resolve({ status, text: request.responseText });
        };
        request.open('PUT', `${address}/${item.id}`);
        request.setRequestHeader('Accept', 'text/x-list');
        request.setRequestHeader('Content-Type', item.blob.type || 'application/octet-stream');
        request.upload.onprogress = ({ loaded, total }) => {
          wait();
          moved(loaded / total);
        };
        request.onload = () => end(request.status);
        request.onerror = request.onabort = () => end(0);
        wait();
        request.send(item.blob);
      });
    const sendOne = async (item) => {
      item.failed = false;
      item.again.hidden = true;
      item.bar.hidden = false;
      const { status, text } = await put(item, (part) => {
        item.bar.value = part;
        tell(item, part < 1 ? words.sending.replace('#', Math.round(part * 100)) : words.working);
      });
      item.bar.hidden = true;
      if (!waiting.includes(item)) return;
      if (status === 200) {
        drop(item);
        said.textContent = words.done;
        show(text);
        return;
      }
      item.failed = true;
      const forGood = [409, 413, 422].includes(status);
      if (forGood) inStore('readwrite', (store) => store.delete(item.id));
      item.again.hidden = forGood;
      if (status === 0 && !navigator.onLine) tell(item, words.offline);
      else if (status === 401) tell(item, words.ended);
      else tell(item, words.failed.replace('#', status === 0 ? words.stalled : text.length < 300 ? text : status));
    };
    const work = async () => {
      if (busy) return;
      busy = true;
      for (let item; (item = waiting.find(({ failed }) => !failed)); ) await sendOne(item);
      busy = false;
    };
    const again = (item) => {
      item.failed = false;
      tell(item, words.wait);
      work();
    };
    const line = (item) => {
      const canvas = element('canvas', { width: 96, height: 72, className: 'photo-queue__pic' });
      item.said = element('span', { textContent: words.wait });
      item.bar = element('progress', { max: 1, value: 0, hidden: true });
      item.again = element('button', { type: 'button', className: 'button button--plain', textContent: words.again, hidden: true, onclick: () => again(item) });
      const cancel = element('button', { type: 'button', className: 'button button--plain', textContent: words.cancel, onclick: () => drop(item) });
      const advice = element('span', { className: 'field__hint' });
      item.line = element(
        'li',
        { className: 'photo-queue__one' },
        canvas,
        element('p', { className: 'photo-queue__said' }, element('strong', { textContent: item.name }), item.said, advice, item.bar),
        element('p', { className: 'form__acts' }, item.again, cancel),
      );
      list.append(item.line);
      queue.hidden = false;
      waiting.push(item);
      preview(item.blob, canvas).then(
        (bright) => bright < DARK && (advice.textContent = words.dark),
        () => canvas.remove(),
      );
    };
    const take = async (files) => {
      for (const file of files) {
        // What this browser cannot read, the server says a word about.
        const blob = await small(file).catch(() => file);
        const item = { id: crypto.randomUUID(), owner: words.owner, address, name: file.name, blob };
        await inStore('readwrite', (store) => store.put({ ...item, at: Date.now() }));
        line(item);
        work();
      }
    };

    // The order by dragging; buttons do the same.
    const handles = () => {
      for (const one of document.querySelectorAll('#ds-anh [data-photo]')) {
        const handle = element('span', { className: 'photo-own__drag', title: words.drag });
        handle.setAttribute('aria-hidden', 'true');
        handle.addEventListener('pointerdown', (down) => drag(down, handle, one));
        one.prepend(handle);
      }
    };
    const drag = (down, handle, one) => {
      down.preventDefault();
      handle.setPointerCapture(down.pointerId);
      one.classList.add('photo-own--moved');
      const rest = () => [...one.parentElement.children];
      const before = rest().indexOf(one);
      handle.onpointermove = ({ clientX, clientY }) => {
        const over = document.elementsFromPoint(clientX, clientY).map((under) => under.closest('[data-photo]'));
        const other = over.find((found) => found && found !== one && found.parentElement === one.parentElement);
        if (!other) return;
        if (rest().indexOf(other) > rest().indexOf(one)) other.after(one);
        else other.before(one);
      };
      handle.onpointerup = handle.onpointercancel = async () => {
        handle.onpointermove = handle.onpointerup = handle.onpointercancel = null;
        one.classList.remove('photo-own--moved');
        const at = rest().indexOf(one);
        if (at === before) return;
        const body = new URLSearchParams({ viec: 'cho', anh: one.dataset.photo, cho: at });
        const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'text/x-list' } }).catch(() => undefined);
        if (answer?.ok) show(await answer.text());
        else location.reload();
      };
    };
    const show = (text) => {
      const part = document.createRange().createContextualFragment(text).querySelector('#ds-anh');
      if (!part) return location.reload();
      document.querySelector('#ds-anh').replaceWith(part);
      handles();
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      take([...input.files]);
      input.value = '';
    });
    input.addEventListener('change', () => {
      take([...input.files]);
      input.value = '';
    });
    addEventListener('online', () => waiting.filter(({ failed, again: way }) => failed && !way.hidden).forEach(again));
    handles();
    inStore('readonly', (store) => store.getAll()).then((all) => {
      for (const item of all ?? []) if (item.address === address && item.owner === words.owner) line({ ...item });
      work();
    });
  };

  const shape = (form) => {
    const photo = form.querySelector('.photo-shape__whole');
    const canvas = element('canvas', { className: 'photo-shape__canvas' });
    const save = form.querySelector('button');
    const field = (name) => form.elements[name];
    photo.before(canvas);
    photo.hidden = true;
    save.disabled = true;
    // The same part as `PhotoFrame::area` on the server.
    const area = (width, height) => {
      const largest = Math.min(width, Math.floor((height * 4) / 3));
      const wide = Math.floor((largest * 100) / field('phong').value);
      const high = Math.min(height, Math.floor((wide * 3) / 4));
      return [Math.floor(((width - wide) * field('ngang').value) / 100), Math.floor(((height - high) * field('doc').value) / 100), wide, high];
    };
    let turned;
    const draw = () => {
      const turns = Number(field('quay').value);
      const [width, height] = [photo.naturalWidth, photo.naturalHeight];
      turned = element('canvas', turns % 2 ? { width: height, height: width } : { width, height });
      const context = turned.getContext('2d');
      context.translate(turned.width / 2, turned.height / 2);
      context.rotate((turns * Math.PI) / 2);
      context.drawImage(photo, -width / 2, -height / 2);
      const cut = field('cat').checked;
      const [x, y, wide, high] = cut ? area(turned.width, turned.height) : [0, 0, turned.width, turned.height];
      canvas.width = wide;
      canvas.height = high;
      canvas.getContext('2d').drawImage(turned, x, y, wide, high, 0, 0, wide, high);
      for (const name of ['phong', 'ngang', 'doc']) field(name).disabled = !cut;
    };
    const begin = () => {
      save.disabled = false;
      form.addEventListener('input', draw);
      draw();
      canvas.addEventListener('pointerdown', (down) => {
        if (!field('cat').checked) return;
        canvas.setPointerCapture(down.pointerId);
        const from = { x: down.clientX, y: down.clientY, across: Number(field('ngang').value), down: Number(field('doc').value) };
        canvas.onpointermove = ({ clientX, clientY }) => {
          const scale = canvas.width / canvas.clientWidth;
          const moved = (pixels, room, at) => (room > 0 ? Math.min(100, Math.max(0, at - (pixels * scale * 100) / room)) : at);
          field('ngang').value = moved(clientX - from.x, turned.width - canvas.width, from.across);
          field('doc').value = moved(clientY - from.y, turned.height - canvas.height, from.down);
          draw();
        };
        canvas.onpointerup = canvas.onpointercancel = () => (canvas.onpointermove = null);
      });
    };
    if (photo.complete && photo.naturalWidth) begin();
    else photo.addEventListener('load', begin);
    // Disabled controls are not sent, and the server wants all numbers.
    form.addEventListener('submit', () => ['phong', 'ngang', 'doc'].forEach((name) => (field(name).disabled = false)));
  };

  const form = document.querySelector('.photo-add');
  const turning = document.querySelector('.photo-shape');
  if (form) send(form);
  if (turning) shape(turning);
}
