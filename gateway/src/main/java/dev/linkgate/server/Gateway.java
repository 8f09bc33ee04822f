package dev.linkgate.server;

import dev.linkgate.accounts.AccountRules;
import dev.linkgate.adapter.AccountSpaces;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.admin.AdminApi;
import dev.linkgate.admin.AdminGate;
import dev.linkgate.admin.AuditChoices;
import dev.linkgate.admin.Endpoint;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.config.Configuration;
import dev.linkgate.config.ListenConfig;
import dev.linkgate.config.Loaded;
import dev.linkgate.console.Console;
import dev.linkgate.console.form.FormPages;
import dev.linkgate.console.reference.Reference;
import dev.linkgate.console.tryit.AboutPage;
import dev.linkgate.console.tryit.CallersDoor;
import dev.linkgate.console.tryit.SessionKeys;
import dev.linkgate.console.tryit.TryPage;
import dev.linkgate.contract.drift.DriftBook;
import dev.linkgate.contract.drift.DriftWatch;
import dev.linkgate.contract.explain.Explainer;
import dev.linkgate.contract.fidelity.KeptMatrix;
import dev.linkgate.routing.RouteHits;
import dev.linkgate.server.guard.GuardLimits;
import dev.linkgate.server.guard.ProblemAnswers;
import dev.linkgate.status.Traffic;
import dev.linkgate.upstream.Breaker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A running gateway: the callers' listener, the admin listener, and the configuration they use. */
public final class Gateway implements AutoCloseable {
  /** After the drain nobody new comes; the longest upstream exchange takes 30 s by default. */
  private static final Duration LAST_EXCHANGES = Duration.ofSeconds(35);

  // Held here: the JDK forgets loggers nobody holds, and their levels with them. What Grizzly says
  // below WARNING is what passes through it; its warning about every orderly stop tells nothing.
  private static final Logger GLASSFISH = Logger.getLogger("org.glassfish");

  /** It logs what it hands to us as a failure, messages included, and we log that. */
  private static final Logger JERSEY =
      Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

  private static final Logger SHUTDOWN =
      Logger.getLogger("org.glassfish.grizzly.nio.GracefulShutdownRunner");

  private final Metrics metrics;
  private final Reporting reporting;
  private final DriftWatch drift;
  private final KeptMatrix fidelity;
  private final GenerationSource source;
  private final Generations generations;
  private final Front front;
  private final Listener callers;
  private final Listener admin;
  private final AdminGate gate;
  private final SessionKeys sessionKeys;
  private final CallersDoor door = new CallersDoor();
  private final BooleanSupplier storeHealthy;
  private final AtomicInteger operators = new AtomicInteger();
  private volatile @Nullable LastReload lastReload;
  private volatile boolean ready;

  private Gateway(GatewayOptions options) {
    CompletableFuture<Metrics> counting = CompletableFuture.supplyAsync(Metrics::new);
    List<Ingress> ingresses = ingresses(options);
    CompletableFuture<Resources> jersey =
        CompletableFuture.supplyAsync(() -> resources(ingresses, options.pages()));
    this.storeHealthy = options.storeHealthy();
    this.metrics = counting.join();
    metrics.storeHealthy(storeHealthy);
    this.reporting = new Reporting(metrics, options.audit());
    this.drift = watch(options);
    metrics.drift(drift);
    this.fidelity = new KeptMatrix(options.adapters());
    this.source = new GenerationSource(options, metrics, drift);
    this.generations = new Generations(source.open(options.configuration()));
    options.publicUrl().from(this::publicUrl);
    Places places = new Places(ingresses);
    this.callers = new Listener("callers", options.configuration().listen().callers());
    this.admin = new Listener("admin", options.configuration().listen().admin());
    RelayDesk relays = new RelayDesk(metrics, new PlayDesk(options.accounts()));
    RefreshDesk visits = new RefreshDesk(ingresses, options, metrics);
    this.gate = new AdminGate(options.adminToken(), admin::hosts, options.clock());
    this.sessionKeys = new SessionKeys(options.clock(), gate::mayStill);
    Desk desk = new Desk(places, jersey.join(), relays, visits, sessionKeys);
    this.front = new Front(generations, desk, reporting, callers.threads());
    callers.guard(
        GuardLimits.DEFAULT.withRelayedBodyBytes(options.configuration().limits().relayBody()),
        places::isLink,
        new Refusals(places, reporting));
    admin.guard(
        GuardLimits.DEFAULT.withRelayedBodyBytes(AdminApi.LARGEST_BODY).forOperators(),
        _ -> false,
        new ProblemAnswers());
  }

  /**
   * A gateway that accepts requests.
   *
   * @throws IOException when an address cannot be listened on; the message says which and why
   */
  public static Gateway start(GatewayOptions options) throws IOException {
    GLASSFISH.setLevel(Level.WARNING);
    JERSEY.setLevel(Level.OFF);
    SHUTDOWN.setLevel(Level.SEVERE);
    Gateway gateway = new Gateway(options);
    try {
      gateway.callers.start(gateway.front);
      gateway.ready = true;
      gateway.admin.start(gateway.operating(options));
      Thread.ofVirtual().start(gateway.metrics::bindProcess);
      return gateway;
    } catch (IOException | RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  /** Where callers reach it, without a slash at the end. */
  public URI callers() {
    return callers.url();
  }

  /** Where its operator reaches it, without a slash at the end. */
  public URI admin() {
    return admin.url();
  }

  /** The configuration that requests begin with now. */
  public Configuration configuration() {
    return generations.current().configuration();
  }

  /** Keys with which the console sends as a caller. */
  SessionKeys sessionKeys() {
    return sessionKeys;
  }

  /** Exchanges being answered now. */
  public int inFlight() {
    return reporting.inFlight();
  }

  /** Connections callers have open now. */
  int openConnections() {
    return callers.openConnections();
  }

  /** Whether the next request may come here, or why not. */
  Health health() {
    if (!ready) {
      return Health.DRAINING;
    }
    return storeHealthy.getAsBoolean() ? Health.READY : Health.STORE_DOWN;
  }

  /**
   * Requests that begin from now on use this configuration; those under way finish on theirs. The
   * listeners stay where they are.
   */
  public void reload(Configuration configuration) {
    generations.swap(source.open(configuration));
    lastReload = new LastReload(Instant.now(), true, List.of(), configuration.written().warnings());
  }

  /** A changed file was refused; the configuration before it stays. */
  void refuse(Loaded.Refused refused) {
    lastReload = new LastReload(Instant.now(), false, refused.errors(), refused.warnings());
  }

  /** What became of the last change of the file; null when there was none. */
  @Nullable LastReload lastReload() {
    return lastReload;
  }

  /** Both listeners, as the status page tells them. */
  List<StatusView.Listening> listening() {
    ListenConfig listen = configuration().listen();
    return List.of(
        new StatusView.Listening(
            "callers",
            listen.callers().toString(),
            callers.url().getAuthority(),
            publicUrl().toString(),
            callers.openConnections(),
            inFlight()),
        new StatusView.Listening(
            "admin",
            listen.admin().toString(),
            admin.url().getAuthority(),
            null,
            admin.openConnections(),
            operators.get()));
  }

  /** How often each route was taken since the start or the last reload. */
  RouteHits hits() {
    return generations.current().routing().hits();
  }

  Traffic traffic() {
    return metrics.traffic();
  }

  /** An upstream's breaker; null where nothing is ever sent. */
  @Nullable Breaker breaker(String upstream) {
    return source.breaker(upstream);
  }

  /** Says on every answer, and to health checks, that the next request should go elsewhere. */
  public void drain() {
    ready = false;
    front.drain();
  }

  /** Stops listening, waits for exchanges under way, and lets everything go. */
  @Override
  public void close() {
    drain();
    door.close();
    callers.stop(LAST_EXCHANGES);
    admin.stop(Duration.ZERO);
    generations.current().leave();
    source.close();
    drift.close();
    fidelity.close();
    metrics.close();
  }

  private DriftWatch watch(GatewayOptions options) {
    DriftBook book = options.drift();
    return book == null
        ? DriftWatch.off()
        : DriftWatch.start(options.adapters(), book, InstantSource.system(), metrics::drift);
  }

  private URI publicUrl() {
    URI configured = configuration().listen().publicUrl();
    return configured != null ? configured : callers();
  }

  private Admin operating(GatewayOptions options) {
    return new Admin(
        this::health,
        metrics,
        adminApi(options),
        new Console(gate, reference(options)),
        admin.threads(),
        operators);
  }

  private Reference reference(GatewayOptions options) {
    return new Reference(
        options.adapters(),
        this::publicUrl,
        fidelity,
        List.of(
            new Reference.Case("no key is sent", Desk.keyMissing()),
            new Reference.Case("the key is nobody's", Desk.keyUnknown("sk_test_of_a_provider")),
            new Reference.Case("the gateway has a defect", Failures.internal(RequestIds.next()))));
  }

  private AdminApi adminApi(GatewayOptions options) {
    AccountRules rules =
        new AccountRules(
            AccountSpaces.of(options.adapters()),
            () -> configuration().callers().stream().map(CallerConfig::name).toList());
    Explainer explainer = new Explainer(options.adapters());
    List<Endpoint> endpoints =
        new ArrayList<>(
            AdminApi.kept(
                options.accounts(), rules, options.audit(), options.drift(), options.sandbox()));
    endpoints.addAll(
        AdminApi.explaining(
            question -> explainer.explain(configuration(), options.accounts(), question)));
    endpoints.addAll(
        new AuditChoices(this::configuration, ingresses(options), this::publicUrl).endpoints());
    endpoints.addAll(new FormPages(options.adapters()).endpoints());
    endpoints.addAll(new AboutPage(this::configuration, this::publicUrl).endpoints());
    endpoints.addAll(
        new TryPage(
                ingresses(options),
                this::configuration,
                sessionKeys,
                door,
                new TryPage.Addresses(this::callers, this::publicUrl))
            .endpoints());
    endpoints.add(new StatusPage(this, options, gate).endpoint());
    endpoints.addAll(AdminApi.fidelity(fidelity));
    return new AdminApi(gate, endpoints);
  }

  private static List<Ingress> ingresses(GatewayOptions options) {
    return options.adapters().stream().map(Adapter::ingress).flatMap(Optional::stream).toList();
  }

  private static Resources resources(List<Ingress> ingresses, List<Object> pages) {
    List<Object> resources = new ArrayList<>(pages);
    ExchangeLinks links = new ExchangeLinks();
    ingresses.forEach(ingress -> resources.addAll(ingress.resources(links)));
    return new Resources(resources);
  }
}
