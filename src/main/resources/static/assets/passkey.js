/* Makes a passkey on the page "Signing keys", and proposes it. */
const form = document.getElementById('enrol-passkey');
const said = document.getElementById('passkey-said');

const CANCELLED = 'No passkey was made: the question was cancelled or took too long. Try again.';
const KNOWN = 'This authenticator holds a passkey of yours already. Use another one.';

const fromBase64Url = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), it => it.charCodeAt(0));

const toBase64Url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

async function post(address, body) {
  const response = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': form.elements._csrf.value },
    body: JSON.stringify(body)
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok || response.redirected) {
    throw new Error(answer.message || 'You are signed out, or the server is away. Reload the page and try again.');
  }
  return answer;
}

function asked({ publicKey }) {
  return {
    ...publicKey,
    challenge: fromBase64Url(publicKey.challenge),
    user: { ...publicKey.user, id: fromBase64Url(publicKey.user.id) },
    excludeCredentials: (publicKey.excludeCredentials || []).map(it => ({ ...it, id: fromBase64Url(it.id) }))
  };
}

function made(credential) {
  const { attestationObject, clientDataJSON } = credential.response;
  return {
    id: credential.id,
    rawId: toBase64Url(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: { attestationObject: toBase64Url(attestationObject), clientDataJSON: toBase64Url(clientDataJSON) }
  };
}

function inWords(problem) {
  const words = {
    NotAllowedError: CANCELLED,
    InvalidStateError: KNOWN,
    SecurityError: `Passkeys cannot be made at ${location.origin}. Open Slipway at the address that its settings name.`
  };
  return words[problem.name] || problem.message;
}

function say(words, kind) {
  said.textContent = words;
  said.className = kind;
}

async function enrol() {
  const label = form.elements.label.value.trim();
  say('Answer the question of your browser…', 'quiet');
  const options = await post('/keys/passkey/options', {});
  const credential = await navigator.credentials.create({ publicKey: asked(options) });
  await post('/keys/passkey', { label, credential: made(credential) });
  location.assign('/keys?done');
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await enrol();
  } catch (problem) {
    say(inWords(problem), 'refusal');
    said.focus();
  } finally {
    button.disabled = false;
  }
});
