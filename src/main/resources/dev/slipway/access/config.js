export default {
  app: { vendor: 'Slipway' },
  customScripts: ['scripts/slipway'],
  disableWelcomeMessage: true
};
