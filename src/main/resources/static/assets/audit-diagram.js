/* Draws a model with the path that was walked; without it the picture and the table below tell the same. */
'use strict';

// The viewer writes styles into markup and attributes, which the page's policy for content refuses. Set
// through the style of an element they are allowed.
const markup = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
Object.defineProperty(HTMLDivElement.prototype, 'innerHTML', {
  configurable: true,
  get: markup.get,
  set(text) {
    markup.set.call(this, String(text).replace(/ style="/g, ' data-style="'));
    this.querySelectorAll('[data-style]').forEach(element => {
      element.style.cssText = element.dataset.style;
      delete element.dataset.style;
    });
  }
});

const setAttribute = SVGElement.prototype.setAttributeNS;
SVGElement.prototype.setAttributeNS = function (space, name, value) {
  if (name === 'style') {
    this.style.cssText = value;
  } else {
    setAttribute.call(this, space, name, value);
  }
};

function mark(viewer) {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const overlays = viewer.get('overlays');
  document.querySelectorAll('#walked [data-activity]').forEach(step => {
    const { activity, times, waiting } = step.dataset;
    if (!registry.get(activity)) {
      return;
    }
    const now = Number(waiting) > 0;
    canvas.addMarker(activity, now ? 'waiting' : 'walked');
    const count = document.createElement('span');
    count.className = now ? 'times now' : 'times';
    count.textContent = now ? `${times} × · ${waiting} here now` : `${times} ×`;
    overlays.add(activity, { position: { top: -10, right: 14 }, html: count });
  });
  document.querySelectorAll('#walked [data-flow]').forEach(step => {
    if (registry.get(step.dataset.flow)) {
      canvas.addMarker(step.dataset.flow, 'taken');
    }
  });
}

function steer(canvas, key) {
  const step = 60;
  const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
  if (moves[key]) {
    canvas.scroll({ dx: moves[key][0], dy: moves[key][1] });
  } else if (key === '+' || key === '-') {
    canvas.zoom(canvas.zoom() * (key === '+' ? 1.2 : 1 / 1.2));
  }
  return Boolean(moves[key]) || key === '+' || key === '-';
}

async function show(place) {
  const answer = await fetch(place.dataset.model, { credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Error(`the model was not given: ${answer.status}`);
  }
  const model = await answer.text();
  place.hidden = false;
  const viewer = new BpmnJS({ container: place });
  await viewer.importXML(model);
  const canvas = viewer.get('canvas');
  canvas.zoom('fit-viewport', 'auto');
  mark(viewer);
  place.addEventListener('keydown', event => {
    if (!event.ctrlKey && !event.metaKey && steer(canvas, event.key)) {
      event.preventDefault();
    }
  });
  document.querySelector('.picture').hidden = true;
  place.dataset.drawn = 'yes';
}

document.addEventListener('DOMContentLoaded', () => {
  const place = document.querySelector('.viewer');
  show(place).catch(reason => {
    place.hidden = true;
    console.warn(`The picture stays: ${reason.message}`);
  });
});
