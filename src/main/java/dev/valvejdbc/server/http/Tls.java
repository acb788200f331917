package dev.valvejdbc.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Map;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** The certificate and key that a server shows, from a PKCS #12 or JKS file. */
public final class Tls {
  /** The environment variable of the key store's password. */
  public static final String PASSWORD = "VALVE_SERVE_TLS_PASSWORD";

  private final KeyStore keys;
  private final String password;

  private Tls(KeyStore keys, String password) {
    this.keys = keys;
    this.password = password;
  }

  /**
   * Reads a key store.
   *
   * @param passwordFile whose first line is the password; null for the environment's
   * @throws IOException with a sentence that holds no password
   */
  public static Tls read(Path file, @Nullable Path passwordFile, Map<String, String> environment)
      throws IOException {
    String password = passwordFile == null ? environment.get(PASSWORD) : firstLine(passwordFile);
    if (password == null || password.isEmpty()) {
      throw new IOException(
          "The password of the key store is missing: --tls-password-file FILE, or "
              + PASSWORD
              + ".");
    }
    if (!Files.isReadable(file)) {
      throw new IOException("The key store " + file + " cannot be read.");
    }
    try {
      KeyStore keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
      if (Collections.list(keys.aliases()).stream().noneMatch(a -> holdsKey(keys, a, password))) {
        throw new IOException(
            "The key store " + file + " holds no private key that its password opens.");
      }
      return new Tls(keys, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("The file " + file + " is no key store.", e);
    } catch (IOException e) {
      throw e.getCause() instanceof GeneralSecurityException
          ? new IOException("The password does not open the key store " + file + ".", e)
          : e;
    }
  }

  private static boolean holdsKey(KeyStore keys, String alias, String password) {
    try {
      return keys.isKeyEntry(alias) && keys.getKey(alias, password.toCharArray()) != null;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String firstLine(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("The file " + file + " with the key store's password cannot be read.");
    }
    return Files.readString(file).lines().findFirst().orElse("");
  }

  SslContextFactory.Server contexts() {
    SslContextFactory.Server contexts = new SslContextFactory.Server();
    contexts.setKeyStore(keys);
    contexts.setKeyStorePassword(password);
    contexts.setKeyManagerPassword(password);
    return contexts;
  }
}
