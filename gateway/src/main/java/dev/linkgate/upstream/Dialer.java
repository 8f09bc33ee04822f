package dev.linkgate.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens connections: the name, each of its addresses in turn, then TLS with the name checked. */
final class Dialer {
  private final @Nullable SSLContext tls;
  private final Duration connect;
  private final Names names = new Names();

  /**
   * @param tls null for the JDK's authorities, which take 200 ms to load: not before they are
   *     needed
   */
  Dialer(@Nullable SSLContext tls, Duration connect) {
    this.tls = tls;
    this.connect = connect;
  }

  Connection dial(Origin origin, Watch watch) throws IOException {
    WireSocket wire = reach(origin, watch);
    try {
      return new Connection(origin, wire, origin.tls() ? secure(wire, origin, watch) : wire);
    } catch (IOException | RuntimeException e) {
      wire.abort();
      throw e;
    }
  }

  private WireSocket reach(Origin origin, Watch watch) throws IOException {
    long start = System.nanoTime();
    InetAddress[] addresses = names.resolve(origin.bareHost(), watch.millisLeft(connect));
    IOException last = new UnknownHostException(origin.bareHost());
    for (int i = 0; i < addresses.length && !watch.expired(); i++) {
      Duration left = connect.minusNanos(System.nanoTime() - start);
      // A share each, so that a first address that swallows packets leaves time for the second.
      int millis = watch.millisLeft(left.dividedBy(addresses.length - i));
      try {
        return open(new InetSocketAddress(addresses[i], origin.port()), millis, watch);
      } catch (IOException e) {
        last = e;
      }
    }
    throw watch.expired() ? new SocketTimeoutException("connect") : last;
  }

  private static WireSocket open(InetSocketAddress address, int millis, Watch watch)
      throws IOException {
    WireSocket wire = new WireSocket();
    try {
      watch.guard(wire);
      wire.connect(address, millis);
      return wire;
    } catch (IOException | RuntimeException e) {
      wire.abort();
      throw e;
    }
  }

  private SSLSocket secure(WireSocket wire, Origin origin, Watch watch) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            context().getSocketFactory().createSocket(wire, origin.bareHost(), origin.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // off unless asked for
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    secure.setSSLParameters(parameters);
    secure.setSoTimeout(watch.millisLeft(connect));
    secure.startHandshake();
    secure.setSoTimeout(0);
    return secure;
  }

  private SSLContext context() throws IOException {
    try {
      return tls == null ? SSLContext.getDefault() : tls;
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("no TLS", e);
    }
  }
}
