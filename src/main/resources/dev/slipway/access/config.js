const inTasklist = import.meta.url.includes('/app/tasklist/');

export default {
  app: { vendor: 'Slipway' },
  customScripts: ['scripts/slipway'].concat(inTasklist ? ['scripts/sign-approval'] : []),
  disableWelcomeMessage: true
};
