package dev.linkgate.server;

import dev.linkgate.config.HostPort;
import dev.linkgate.server.guard.GuardAnswers;
import dev.linkgate.server.guard.GuardLimits;
import dev.linkgate.server.guard.InputGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;

/** One address listened on: its own Grizzly, its own threads. */
final class Listener {
  private final HttpServer server = new HttpServer();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HeldBack network;
  private final HostPort address;
  private @Nullable InputGuard guard;

  Listener(String name, HostPort address) {
    this.address = address;
    this.network = new HeldBack(name, address);
    TCPNIOTransport transport = network.getTransport();
    // Selector threads only parse; every exchange then has a thread of its own.
    transport.setIOStrategy(SameThreadIOStrategy.getInstance());
    transport.setWorkerThreadPoolConfig(null);
    transport.setSelectorRunnersCount(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    transport.setKernelThreadPoolConfig(
        ThreadPoolConfig.defaultConfig().setPoolName("linkgate-" + name).setDaemon(true));
    transport.setTcpNoDelay(true);
    network.getFileCache().setEnabled(false);
    network.getKeepAlive().setMaxRequestsCount(-1);
    network.setDefaultErrorPageGenerator(Listener::problem);
    server.addListener(network);
    ServerConfiguration configuration = server.getServerConfiguration();
    configuration.setPassTraceRequest(true);
    configuration.setAllowPayloadForUndefinedHttpMethods(
        true); // SDKs send bodies with GET and DELETE
    configuration.setJmxEnabled(false);
  }

  /**
   * Grizzly listens first and then makes ready who answers: whoever comes between gets a 404. This
   * one lets it make ready, and then listens.
   */
  private static final class HeldBack extends NetworkListener {
    HeldBack(String name, HostPort address) {
      super(name, address.host(), address.port());
    }

    @Override
    public synchronized void start() {
      // begun by the server; see letIn
    }

    void letIn() throws IOException {
      super.start();
    }
  }

  Executor threads() {
    return threads;
  }

  /** Puts the input guard in front. */
  void guard(GuardLimits limits, Predicate<String> linkPath, GuardAnswers answers) {
    guard = new InputGuard(limits, linkPath, answers);
    guard.install(network);
  }

  /**
   * @return the address in use
   * @throws IOException when it cannot be used; the message says which and why
   */
  URI start(HttpHandler handler) throws IOException {
    server.getServerConfiguration().addHttpHandler(handler, "/");
    try {
      server.start();
      network.letIn();
    } catch (IOException | UnresolvedAddressException e) {
      String why = e.getMessage() == null ? "no such address here" : e.getMessage();
      throw new IOException(
          "cannot listen on %s: %s; free it, or choose another listen.%s"
              .formatted(address, why, network.getName()),
          e);
    }
    return url();
  }

  URI url() {
    InetSocketAddress bound =
        (InetSocketAddress)
            Objects.requireNonNull(network.getServerConnection(), "not started").getLocalAddress();
    InetAddress ip = bound.getAddress();
    String host = ip.isAnyLocalAddress() ? "127.0.0.1" : ip.getHostAddress();
    return URI.create("http://" + new HostPort(host, bound.getPort()));
  }

  /** The names and addresses that lead here: as configured, and as bound; without ports. */
  Set<String> hosts() {
    return new HashSet<>(List.of(host(address.toString()), host(url().getAuthority())));
  }

  private static String host(String authority) {
    return authority.substring(0, authority.lastIndexOf(':')).toLowerCase(Locale.ROOT);
  }

  /** Connections open now; 0 without a guard. */
  int openConnections() {
    return guard == null ? 0 : guard.openConnections();
  }

  /** Listens no more, lets what is under way end for so long, and goes. */
  void stop(Duration grace) {
    try {
      if (server.isStarted() && grace.isPositive()) {
        server
            .shutdown(grace.toMillis(), TimeUnit.MILLISECONDS)
            .get(grace.toMillis() + 1_000, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      // what is left is cut below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.shutdownNow();
    threads.shutdownNow();
    if (guard != null) {
      guard.close();
    }
  }

  /** What Grizzly says by itself, which is HTML with a stack trace, in our own form. */
  private static String problem(
      Request request,
      int status,
      @Nullable String reason,
      @Nullable String description,
      @Nullable Throwable thrown) {
    request.getResponse().getResponse().setContentType("application/problem+json");
    return "{\"title\":\"%s\",\"status\":%d}"
        .formatted(HttpStatus.getHttpStatus(status).getReasonPhrase(), status);
  }
}
