package dev.linkgate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.Adapters;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.Due;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.FutureRequirements;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.canonical.Link;
import dev.linkgate.canonical.LinkPurpose;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.LinkUrl;
import dev.linkgate.canonical.RedirectUrl;
import dev.linkgate.canonical.Requirements;
import dev.linkgate.canonical.Secret;
import dev.linkgate.sandbox.SandboxRules;
import dev.linkgate.testing.FormTree;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the newest document of each API has is what its mappings read and write; what is left out on
 * purpose stands here by name, with the reason.
 */
class EveryPropertyIsMappedTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private static final LinkUrl URL = new LinkUrl("https://x.example/canary-link-mapped");

  /** Loaded once: reading every document takes half a second. */
  private static final List<Adapter> ADAPTERS =
      Adapters.all(
          InstantSource.fixed(NOW),
          new SandboxAdapter(InstantSource.fixed(NOW), () -> URI.create("http://127.0.0.1")));

  /** An API at its newest document. */
  enum Spec {
    // collect says what collection_options says, and is deprecated.
    STRIPE_V1("stripe-v1", "2024-09-30.acacia", "type", "collect", "object"),
    // What comes back of the request is known from the request.
    STRIPE_V2("stripe-v2", "2026-09-30.endive", "use_case.type", "", "object account use_case"),
    WHOP("whop", "2026-09-22-3", "use_case", "", "");

    final String api;
    final String newest;
    final String purpose;
    private final String unsaid;
    private final String unread;

    /**
     * @param purpose where the purpose stands
     * @param unsaid what we never ask an upstream
     * @param unread what we do not read in an upstream's answer
     */
    Spec(String api, String newest, String purpose, String unsaid, String unread) {
      this.api = api;
      this.newest = newest;
      this.purpose = purpose;
      this.unsaid = unsaid;
      this.unread = unread;
    }

    Set<String> unsaid() {
      return unsaid.isEmpty() ? Set.of() : Set.of(unsaid.split(" ", -1));
    }

    boolean leavesUnread(String path) {
      String name = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
      return List.of(unread.split(" ", -1)).contains(name);
    }

    SpecFields fields() throws IOException {
      return SpecFields.load(api, newest);
    }

    Adapter adapter() {
      return ADAPTERS.stream()
          .filter(adapter -> adapter.api().name().equals(api))
          .findFirst()
          .orElseThrow();
    }

    Upstream upstream(Http http) {
      URI url = URI.create("http://127.0.0.1:1");
      Secret key = new Secret("sk_test_canary_key_mapped");
      return adapter()
          .open(
              new UpstreamSettings(
                  api, url, key, newest, List.of(), false, null, SandboxRules.USUAL),
              http);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfARequestIsRead(Spec spec) throws Exception {
    assertThat(unreadOfRequests(spec, spec.fields())).as("fields no mapping reads").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfAnAnswerIsWritten(Spec spec) throws Exception {
    assertThat(unwrittenOfAnswers(spec, spec.fields())).as("fields no mapping writes").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfAnUpstreamRequestIsWritten(Spec spec) throws Exception {
    assertThat(unwrittenOfRequests(spec, spec.fields()))
        .as("fields no upstream mapping writes")
        .isEqualTo(spec.unsaid());
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfAnUpstreamAnswerIsRead(Spec spec) throws Exception {
    assertThat(unreadOfAnswers(spec, spec.fields()))
        .as("fields no upstream mapping reads")
        .allMatch(spec::leavesUnread);
  }

  @ParameterizedTest
  @EnumSource
  void aFieldThatIsAddedIsNamed(Spec spec) throws Exception {
    SpecFields changed = spec.fields();
    add(changed.answer(), "opened_at");

    assertThat(unwrittenOfAnswers(spec, changed)).containsExactly("opened_at");
    assertThat(unreadOfAnswers(spec, changed)).contains("opened_at");

    add(changed.request(), "tax_id");

    assertThat(unreadOfRequests(spec, changed)).containsExactly("tax_id");
    assertThat(unwrittenOfRequests(spec, changed)).contains("tax_id");
  }

  private static void add(ObjectNode schema, String name) {
    ((ObjectNode) schema.get("properties")).putObject(name).put("type", "string");
    schema.withArray("required").add(name);
  }

  /** A field is read when leaving it out changes what is asked, for one of the purposes. */
  private static Set<String> unreadOfRequests(Spec spec, SpecFields fields) throws Exception {
    ObjectNode schema = fields.request();
    Set<String> unread = new TreeSet<>();
    for (String path : fields.leaves(schema)) {
      boolean read = false;
      for (String purpose : fields.values(schema, spec.purpose)) {
        ObjectNode with = fields.least(schema, path);
        SpecFields.put(with, spec.purpose, JsonNodeFactory.instance.textNode(purpose));
        if (!path.equals(spec.purpose)) {
          SpecFields.put(with, path, fields.value(fields.at(schema, path)));
        }
        ObjectNode without = with.deepCopy();
        SpecFields.put(without, path, null);
        read |= !asked(spec, with).equals(asked(spec, without));
      }
      if (!read) {
        unread.add(path);
      }
    }
    return unread;
  }

  private static Set<String> unwrittenOfAnswers(Spec spec, SpecFields fields) throws Exception {
    ObjectNode schema = fields.request();
    Set<String> unwritten = fields.leaves(fields.answer());
    for (String purpose : fields.values(schema, spec.purpose)) {
      for (String path : fields.leaves(schema)) {
        ObjectNode body = fields.least(schema, path);
        if (!path.equals(spec.purpose)) {
          SpecFields.put(body, path, fields.value(fields.at(schema, path)));
        }
        SpecFields.put(body, spec.purpose, JsonNodeFactory.instance.textNode(purpose));
        if (valid(spec, body)) { // routing refuses what is not before a resource answers
          unwritten.removeAll(SpecFields.leavesOf(new Exchange(spec).send(body)));
        }
      }
    }
    return unwritten;
  }

  private static LinkRequest asked(Spec spec, ObjectNode body) throws Exception {
    Exchange exchange = new Exchange(spec);
    try {
      exchange.send(body);
    } catch (InvocationTargetException e) {
      assertThat(exchange.asked).as("asked before it failed").isNotNull();
    }
    LinkRequest asked = Objects.requireNonNull(exchange.asked);
    Extras extras = asked.extras();
    return new LinkRequest( // what no mapping knows is carried along as undocumented
        asked.account(),
        asked.purpose(),
        asked.refreshUrl(),
        asked.returnUrl(),
        new Extras(
            extras.configurations(),
            extras.expand(),
            extras.actingFor(),
            extras.context(),
            List.of()));
  }

  private static boolean valid(Spec spec, ObjectNode body) {
    Ingress ingress = spec.adapter().ingress().orElseThrow();
    IngressVersion version = ingress.version(spec.newest, null);
    return ingress.read(body.deepCopy(), Headers.NONE, version).violations().isEmpty();
  }

  /** One request through an ingress and its resource, as the server brings it there. */
  private static final class Exchange implements Links {
    private final Ingress ingress;
    private final IngressVersion version;
    private @Nullable Reading reading;
    private @Nullable LinkRequest asked;

    Exchange(Spec spec) {
      ingress = spec.adapter().ingress().orElseThrow();
      version = ingress.version(spec.newest, null);
    }

    ObjectNode send(ObjectNode body) throws Exception {
      Reading read = ingress.read(body.deepCopy(), Headers.NONE, version);
      reading = read;
      Object resource = ingress.resources(this).getFirst();
      Method post = post(resource.getClass());
      post.setAccessible(true);
      Object model = Json.bind(read.model(), post.getParameterTypes()[0]);
      return ingress.answer(Json.tree(post.invoke(resource, model)), read, version);
    }

    private static Method post(Class<?> resource) {
      return Stream.of(resource.getInterfaces()[0].getMethods())
          .filter(method -> method.isAnnotationPresent(POST.class))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public Reading reading() {
      return Objects.requireNonNull(reading);
    }

    @Override
    public <T> T create(LinkRequest request, Function<Link, T> toWire) {
      asked = request;
      return toWire.apply(new Link(URL, NOW, NOW.plusSeconds(60), false));
    }
  }

  private static List<LinkRequest> everythingAsked() {
    Requirements all = new Requirements(Due.EVENTUALLY, FutureRequirements.INCLUDE);
    List<LinkRequest> requests = new ArrayList<>();
    for (LinkPurpose purpose :
        List.of(
            new LinkPurpose.Onboarding(all),
            new LinkPurpose.Update(all),
            new LinkPurpose.PayoutsPortal())) {
      requests.add(
          new LinkRequest(
              new AccountId("acct_1"),
              purpose,
              new RedirectUrl("https://shop.example/r"),
              new RedirectUrl("https://shop.example/d"),
              new Extras(List.of(), List.of("account"), null, null, List.of())));
    }
    return requests;
  }

  private static Set<String> unwrittenOfRequests(Spec spec, SpecFields fields) {
    Set<String> unwritten = fields.leaves(fields.request());
    Upstream upstream = spec.upstream(_ -> new HttpAnswer(500, Headers.NONE, new byte[0]));
    for (LinkRequest request : everythingAsked()) {
      try {
        byte[] body = upstream.translate(request, request.account()).body();
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode tree =
            text.startsWith("{") ? Json.object(body).orElseThrow() : FormTree.read(text);
        unwritten.removeAll(SpecFields.leavesOf(tree));
      } catch (GatewayException e) {
        assertThat(request.purpose()).isNotInstanceOf(LinkPurpose.Onboarding.class);
      }
    }
    return unwritten;
  }

  /** A field is read when an answer without it makes another link, or none. */
  private static Set<String> unreadOfAnswers(Spec spec, SpecFields fields) {
    ObjectNode schema = fields.answer();
    Set<String> unread = new TreeSet<>();
    for (String path : fields.leaves(schema)) {
      ObjectNode with = fields.least(schema, path);
      SpecFields.put(with, path, fields.value(fields.at(schema, path)));
      ObjectNode without = with.deepCopy();
      SpecFields.put(without, path, null);
      if (Objects.equals(made(spec, with), made(spec, without))) {
        unread.add(path);
      }
    }
    return unread;
  }

  private static @Nullable Link made(Spec spec, ObjectNode answer) {
    HttpAnswer wire =
        new HttpAnswer(200, Headers.of("Content-Type", "application/json"), Json.bytes(answer));
    Upstream upstream = spec.upstream(_ -> wire);
    LinkRequest request = everythingAsked().getFirst();
    try {
      return upstream
          .create(upstream.translate(request, request.account()), new IdempotencyKey("canary_body"))
          .link();
    } catch (GatewayException e) {
      return null;
    }
  }
}
