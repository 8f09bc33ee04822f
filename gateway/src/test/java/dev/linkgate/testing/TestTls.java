package dev.linkgate.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Self-signed certificates, made by the JDK's keytool. */
public final class TestTls {
  private static final String PASSWORD = "changeit"; // of a key store that lives for one test

  private TestTls() {}

  /**
   * @param name what the certificate is for, such as {@code dns:localhost}
   * @return a context that serves the certificate and trusts no other
   */
  public static SSLContext selfSigned(Path folder, String name) {
    Path file = folder.resolve(name.replace(':', '-') + ".p12");
    try {
      generate(file, name);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD.toCharArray());
      }
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, PASSWORD.toCharArray());
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void generate(Path file, String name) throws IOException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            (keytool
                    + " -genkeypair -alias a -keyalg EC -validity 2 -dname CN=test -ext san="
                    + name
                    + " -storetype PKCS12 -storepass "
                    + PASSWORD
                    + " -keystore "
                    + file)
                .split(" ", -1));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException(said);
    }
  }
}
