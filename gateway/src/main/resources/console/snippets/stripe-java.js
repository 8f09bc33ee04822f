// stripe-java: builders as far as its types go, and extra parameters for what they do not know.
import * as escape from './escape.js';
import {V1, V2, fits} from './shape.js';
import {options} from './stripe.js';

const pascal = name => name.replace(/(?:^|_)(.)/g, (_, letter) => letter.toUpperCase());

/** @param {import('./index.js').Call} call */
export function java(call) {
  const {known, notes, any} = options(call, '//');
  const params = `com.stripe.param.${call.form ? '' : 'v2.core.'}AccountLinkCreateParams`;
  const given = Object.entries(known).map(([name, value]) => `\n            .set${pascal(name)}(${escape.java(value)})`);
  const built = builder('AccountLinkCreateParams', call.body, call.form ? V1 : V2, '            ');
  const version = call.version
    ? `    // stripe-java speaks the version it was made for; this is its way to another one.
    RequestOptions.RequestOptionsBuilder.unsafeSetStripeVersionOverride(options, ${escape.java(call.version)});
`
    : '';
  const optional = any || call.version;
  return `// com.stripe:stripe-java; save as Snippet.java
import com.stripe.StripeClient;
${optional ? 'import com.stripe.net.RequestOptions;\n' : ''}import ${params};
${/\b(?:Map|List)\./.test(built) ? 'import java.util.List;\nimport java.util.Map;\n' : ''}
class Snippet {
  public static void main(String[] args) throws Exception {
${notes.replace(/^/gm, '    ').trimEnd()}${notes && '\n'}    StripeClient client =
        StripeClient.builder()
            .setApiKey(System.getenv("LINKGATE_KEY"))
            .setApiBase(${escape.java(call.gatewayUrl)})
            .build();
    AccountLinkCreateParams params =
        ${built};
${optional ? `    RequestOptions.RequestOptionsBuilder options =
        RequestOptions.builder()${given.join('')};
` : ''}${version}    var link = client.${call.form ? 'v1()' : 'v2().core()'}.accountLinks().create(params${optional ? ', options.build()' : ''});
    System.out.println(link.getUrl());
  }
}
`;
}

/**
 * @param {string} owner the class that has the builder
 * @param {object} tree
 * @param {import('./shape.js').Shape} shape
 * @param {string} indent of what is set
 * @returns {string}
 */
function builder(owner, tree, shape, indent) {
  const lines = Object.entries(tree).flatMap(([name, value]) => {
    const kind = Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;
    return (kind && known(owner, name, value, kind, indent))
      ?? [`.putExtraParam(${escape.java(name)}, ${plain(value)})`];
  });
  return `${owner}.builder()${[...lines, '.build()'].map(line => '\n' + indent + line).join('')}`;
}

/**
 * @param {import('./shape.js').Kind} kind
 * @returns {string[]|undefined} nothing where the type does not take the value
 */
function known(owner, name, value, kind, indent) {
  const setter = '.set' + pascal(name);
  const constant = (type, word) => `${owner}.${pascal(type)}.${word.toUpperCase()}`;
  if (typeof kind === 'object' && 'properties' in kind) {
    const object = value !== null && typeof value === 'object' && !Array.isArray(value);
    return object ? [`${setter}(\n${indent}    ${builder(`${owner}.${pascal(name)}`, value, kind, indent + '        ')})`] : undefined;
  }
  if (!fits(value, kind)) return undefined;
  if (kind === 'text') return [`${setter}(${escape.java(value)})`];
  if (Array.isArray(kind)) return [`${setter}(${constant(name, value)})`];
  if (!value.length) return undefined;
  return value.map(item =>
    `.add${pascal(kind.each)}(${kind.list === 'text' ? escape.java(item) : constant(kind.each, item)})`);
}

/** As maps and lists, which cannot hold null. @param {unknown} value @returns {string} */
function plain(value) {
  if (typeof value === 'string') return escape.java(value);
  if (Array.isArray(value)) return `List.of(${value.filter(item => item !== null).map(plain).join(', ')})`;
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  const items = entries.map(([key, item]) => `Map.entry(${escape.java(key)}, ${plain(item)})`);
  return `Map.ofEntries(${items.join(', ')})`;
}
