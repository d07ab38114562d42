/* Signs an approval with a passkey, in the task that asks for it. What people read and what is signed are the same
   bytes: the page renders them, hashes them itself, and has the authenticator sign that hash. */
const STEP = 'Activity_SignApproval';
const BEFORE = '<div class="row tabbed-content">';
const KEYS = '/keys';

const SIGNED_OUT = 'You are signed out. Sign in again; nothing was signed.';
const CANCELLED = 'Not signed: the question for your passkey was cancelled or took too long. Nothing was recorded. Try again.';
const EXPIRED = 'The statement had expired, so this is a new one. Read it, then sign it.';
const DIFFERS = 'Do not sign: the server\'s code is not the one of the statement on this page. Tell your administrator.';

/* A refusal in words that a person can act on. */
class Refusal extends Error {}

/* ---- bytes ---- */

const utf8 = text => new TextEncoder().encode(text);

const fromBase64 = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), it => it.charCodeAt(0));

const toBase64Url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => { all.set(part, at); return at + part.length; }, 0);
  return all;
}

/* What a signature in a DSSE envelope covers. */
function signable(type, payload) {
  const name = utf8(type);
  return joined(utf8(`DSSEv1 ${name.length} `), name, utf8(` ${payload.length} `), payload);
}

const hash = bytes => crypto.subtle.digest('SHA-256', bytes);

function shortCode(digest) {
  const digits = Array.from(new Uint8Array(digest), it => it.toString(16).padStart(2, '0')).join('');
  return `${digits.slice(0, 4)} ${digits.slice(4, 8)}`;
}

/* ---- the server ---- */

async function answered(response) {
  if (response.redirected || response.status === 401) {
    throw new Refusal(SIGNED_OUT);
  }
  if (!response.ok) {
    const said = await response.json().catch(() => ({}));
    throw new Refusal(said.message || `The server refused it (${response.status}). Reload the page and try again.`);
  }
  return response.status === 204 ? null : response.json();
}

/* The engine's page has no token for pages of ours. */
const session = async () => answered(await fetch('/tasks/session', { credentials: 'same-origin' }));

async function post(address, body) {
  const { header, token } = await session();
  return answered(await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', [header]: token },
    body: JSON.stringify(body)
  }));
}

/* A new statement with the bytes, their hash and the code that this page makes of them. */
async function drawn(task) {
  const offer = await post(`/tasks/${encodeURIComponent(task)}/statement`, {});
  const payload = fromBase64(offer.payload);
  const digest = await hash(signable(offer.payloadType, payload));
  return { ...offer, text: new TextDecoder().decode(payload), digest, ownCode: shortCode(digest) };
}

const expired = statement => Date.now() >= Date.parse(statement.expiresAt);

async function sign(statement) {
  const { site } = await session();
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: statement.digest,
      rpId: site,
      userVerification: 'required',
      timeout: Math.max(1000, Date.parse(statement.expiresAt) - Date.now()),
      allowCredentials: statement.allowCredentials.map(id => ({ type: 'public-key', id: fromBase64(id) }))
    }
  });
  const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
  await post(`/statements/${statement.id}/signature`, {
    way: 'passkey',
    credentialId: toBase64Url(credential.rawId),
    authenticatorData: toBase64Url(authenticatorData),
    clientDataJSON: toBase64Url(clientDataJSON),
    signature: toBase64Url(signature),
    userHandle: userHandle ? toBase64Url(userHandle) : null
  });
}

function inWords(problem) {
  if (problem instanceof Refusal) {
    return problem.message;
  }
  if (problem.name === 'NotAllowedError') {
    return CANCELLED;
  }
  if (problem.name === 'SecurityError') {
    return `Passkeys cannot be used at ${location.origin}. Open Slipway at the address that your passkey is for.`;
  }
  return `Not signed: ${problem.message}`;
}

/* ---- what is shown ---- */

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function releaseInWords(slug) {
  const [system, version, environment, attempt] = slug.split('~');
  return `${system} ${version} to ${environment}, attempt ${attempt}`;
}

const atTime = text => text ? new Date(text).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' }) : '';

function hasMeaning(value) {
  return value !== undefined && value !== null && value !== '';
}

/* The part that a person decides by; every field there is stands below it, as it is signed. */
function mainPoints({ predicate, subject }) {
  const window = predicate.window || {};
  return [
    ['Decision', predicate.decision === 'APPROVE' ? 'Approve' : 'Reject'],
    ['Release', releaseInWords(predicate.release)],
    ['Your role', predicate.role],
    ['On behalf of', predicate.onBehalfOf],
    ['Your reason', predicate.comment],
    ['Your conditions', predicate.conditions],
    ['Back to', predicate.reworkPhase],
    ['Window', window.start && `${atTime(window.start)} to ${atTime(window.end)}`],
    ['Automatic rollback', predicate.standingRollback === true ? 'approved in advance' : undefined],
    ['To be signed by', atTime(predicate.expiresAt)],
    ['Digests', element('ul', { className: 'slipway-digests' },
      ...subject.map(it => element('li', {}, `${it.name} `, element('code', {}, it.digest.sha256))))]
  ].filter(([, value]) => hasMeaning(value));
}

function points(statement) {
  return element('dl', { className: 'slipway-points' }, ...mainPoints(JSON.parse(statement.text)).flatMap(
    ([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

function allOfIt(statement) {
  const readable = JSON.stringify(JSON.parse(statement.text), null, 2);
  return element('details', {},
    element('summary', {}, 'Everything that is signed'),
    element('pre', { tabIndex: 0, ariaLabel: 'The statement in full' }, readable));
}

function codes(statement) {
  const same = statement.ownCode === statement.code;
  return element('p', { className: same ? 'slipway-codes' : 'alert alert-danger' },
    'Code of this statement: ', element('code', {}, statement.ownCode), ' computed by this page, ',
    element('code', {}, statement.code), ' by the server. ',
    element('strong', {}, same ? 'They are the same.' : DIFFERS));
}

function withoutPasskey() {
  return element('p', { className: 'alert alert-info' },
    'You have no passkey that counts for this approval. ',
    element('a', { href: KEYS }, 'Enrol one on the page ‘Signing keys’'),
    ', and have a second person vouch for it; then open this task again.');
}

/* One panel over one task, until the task is signed or another one is opened. */
class Panel {

  constructor(node, task, done) {
    this.node = node;
    this.task = task;
    this.done = done;
    this.said = element('p', { className: 'slipway-said', tabIndex: -1 });
    this.said.setAttribute('role', 'status');
    this.body = element('div', {});
    const heading = element('h4', { id: 'slipway-sign-heading' }, 'Sign with a passkey');
    const section = element('section', { className: 'slipway-sign' }, heading, this.body, this.said);
    section.setAttribute('aria-labelledby', heading.id);
    node.replaceChildren(section);
  }

  say(words, alarming) {
    this.said.className = `slipway-said${words ? ` alert alert-${alarming ? 'danger' : 'info'}` : ''}`;
    this.said.textContent = words;
  }

  async draw(words) {
    this.body.replaceChildren(element('p', {}, 'The statement is being made…'));
    try {
      this.show(await drawn(this.task));
      this.say(words || '');
    } catch (problem) {
      this.body.replaceChildren(this.button('Try again', () => this.draw()));
      this.say(inWords(problem), true);
    }
  }

  show(statement) {
    this.statement = statement;
    const parts = [points(statement), allOfIt(statement), codes(statement)];
    if (!statement.ways.includes('passkey') || statement.allowCredentials.length === 0) {
      parts.push(withoutPasskey());
    } else if (statement.ownCode === statement.code) {
      parts.push(this.button('Sign with passkey', () => this.sign()));
    }
    this.body.replaceChildren(...parts);
  }

  button(label, action) {
    const made = element('button', { type: 'button', className: 'btn btn-primary' }, label);
    made.addEventListener('click', async () => {
      made.disabled = true;
      await action();
      made.disabled = false;
    });
    return made;
  }

  async sign() {
    if (expired(this.statement)) {
      return this.drawAgain(EXPIRED);
    }
    this.say('Answer the question of your passkey…');
    try {
      await sign(this.statement);
      this.say('Signed. The task is complete.');
      this.done();
    } catch (problem) {
      if (expired(this.statement)) {
        await this.drawAgain(EXPIRED);
      } else {
        this.say(inWords(problem), true);
        this.said.focus();
      }
    }
  }

  async drawAgain(words) {
    await this.draw(words);
    this.said.focus();
  }
}

/* ---- the place in Tasklist ---- */

const mine = scope => scope.isAssignee && scope.task && scope.task.taskDefinitionKey === STEP ? scope.task.id : null;

function signApproval() {
  return {
    restrict: 'E',
    link(scope, node) {
      scope.$watch(() => mine(scope), task => {
        node[0].replaceChildren();
        if (task) {
          new Panel(node[0], task, () => scope.$apply(() => scope.dismissTask())).draw();
        }
      });
    }
  };
}

window.angular.module('cam.tasklist.task')
  .directive('slipwaySignApproval', signApproval)
  .decorator('camTasklistTaskDirective', ['$delegate', found => {
    found[0].template = found[0].template.replace(BEFORE, `<slipway-sign-approval></slipway-sign-approval>${BEFORE}`);
    return found;
  }]);

export default [];
