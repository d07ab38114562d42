/* Slipway's part of the header of the engine's pages; the server says who reads that the engine's support has ended. */
const QUESTION = document.querySelector('base').getAttribute('app-root') + '/api/slipway/end-of-support';

const HOME = '<a class="slipway-home" href="/" title="Start page of Slipway">'
  + '<span aria-hidden="true">&#8249;</span> Start page</a>';

const ENGINE_BANNER = /<div ng-if="isCommunityEdition"[^]*?<\/div>/;

/* The link first: on a phone the engine cuts the text off. */
const BANNER = '<div ng-if="endOfSupport" class="ce-eol-banner">'
  + '<a ng-href="{{ endOfSupport.explanation }}">What this means for Slipway</a> '
  + '<span ng-bind-html="trustAsHtml(\'BANNER_CE_EOL_TEXT\' | translate)"></span></div>';

const NAVBAR = '<div class="navbar-header">';

const signedIn = scope => scope.authentication && scope.authentication.name;

function ask(http, scope) {
  const person = signedIn(scope);
  scope.endOfSupport = null;
  if (person) {
    http.get(QUESTION).then(answer => {
      // somebody else may be signed in by now
      scope.endOfSupport = person === signedIn(scope) ? answer.data || null : null;
    });
  }
}

window.angular.module('cam.commons').decorator('camWidgetHeaderDirective', ['$delegate', '$http', (found, http) => {
  const header = found[0];
  const compile = header.compile;
  header.template = header.template.replace(ENGINE_BANNER, BANNER).replace(NAVBAR, HOME + NAVBAR);
  header.compile = (element, attributes) => {
    compile(element, attributes);
    return scope => scope.$watch(signedIn, () => ask(http, scope));
  };
  return found;
}]);

export default [];
