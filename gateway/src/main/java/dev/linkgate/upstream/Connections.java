package dev.linkgate.upstream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HttpClient's pool for one upstream, the last used first. Nobody waits in it: {@link Admission}
 * bounds the exchanges, and each holds one connection.
 */
final class Connections extends PoolingHttpClientConnectionManager {
  /** Below the 60 to 75 s after which the providers' load balancers close idle connections. */
  static final TimeValue MAX_IDLE = TimeValue.ofSeconds(30);

  /** An idle TLS connection holds up to 30 KB; under a steady load few are idle at any moment. */
  private static final int MAX_KEPT = 512;

  private final ReentrantLock keeping = new ReentrantLock();
  private boolean keepsNothing;

  /**
   * @param tls null for the JDK's authorities, which take 200 ms to load: not before they are
   *     needed
   */
  Connections(HttpSettings settings, @Nullable SSLContext tls) {
    super(
        new Dialer(new Names(shorter(settings.connect(), settings.total())), tls),
        PoolConcurrencyPolicy.LAX,
        PoolReusePolicy.LIFO,
        TimeValue.NEG_ONE_MILLISECOND,
        _ -> new Connection());
    Timeout connect = Timeout.of(settings.connect());
    setDefaultMaxPerRoute(settings.maxInFlight());
    setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(connect)
            .setSocketTimeout(Timeout.DISABLED) // the exchange's deadline instead
            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS) // before every reuse
            .build());
    setDefaultSocketConfig(
        SocketConfig.custom().setSoTimeout(Timeout.DISABLED).setSoKeepAlive(true).build());
    setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build());
  }

  int open() {
    return getTotalStats().getLeased() + getTotalStats().getAvailable();
  }

  /** From now on; connections in use go when their exchange ends. */
  void keepNothing() {
    keeping.lock();
    try {
      keepsNothing = true;
    } finally {
      keeping.unlock();
    }
    closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public void release(ConnectionEndpoint endpoint, @Nullable Object state, TimeValue keepAlive) {
    keeping.lock();
    try {
      if (keepsNothing || getTotalStats().getAvailable() >= MAX_KEPT) {
        endpoint.close(CloseMode.IMMEDIATE);
      }
      super.release(endpoint, state, keepAlive);
    } finally {
      keeping.unlock();
    }
  }

  /** HttpClient would close the pool for good when one exchange throws an {@link Error}. */
  @Override
  public void close(CloseMode mode) {
    closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Puts connections under their exchange's deadline before they are opened. */
  private static final class Dialer extends DefaultHttpClientConnectionOperator {
    Dialer(Names names, @Nullable SSLContext tls) {
      super(
          _ -> SocketChannel.open().socket(), // a plain socket has no read that does not block
          null,
          names,
          scheme -> scheme.equals("https") ? tls(tls) : null);
    }

    @Override
    public void connect(
        ManagedHttpClientConnection connection,
        HttpHost host,
        @Nullable NamedEndpoint name,
        @Nullable Path unixDomainSocket,
        @Nullable InetSocketAddress local,
        @Nullable Timeout timeout,
        SocketConfig sockets,
        @Nullable Object tlsConfig,
        HttpContext exchange)
        throws IOException {
      ((Connection) connection).serve((Exchange) exchange);
      super.connect(
          connection, host, name, unixDomainSocket, local, timeout, sockets, tlsConfig, exchange);
    }
  }

  /** The JDK checks the name in the certificate; no look-up of public suffixes besides. */
  private static TlsSocketStrategy tls(@Nullable SSLContext context) {
    return (socket, target, port, config, exchange) ->
        new DefaultClientTlsStrategy(
                context == null ? SSLContexts.createSystemDefault() : context,
                HostnameVerificationPolicy.BUILTIN,
                null)
            .upgrade(socket, target, port, config, exchange);
  }
}
