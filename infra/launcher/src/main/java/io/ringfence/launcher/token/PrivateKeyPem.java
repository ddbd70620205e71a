package io.ringfence.launcher.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;

/** Reads an RSA private key, PKCS#8 as PEM. */
final class PrivateKeyPem {
  private PrivateKeyPem() {}

  static PrivateKey read(Path file) throws IOException {
    String base64 =
        Files.readString(file)
            .lines()
            .filter(line -> !line.startsWith("-----"))
            .collect(Collectors.joining());
    try {
      byte[] key = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    } catch (InvalidKeySpecException | IllegalArgumentException e) {
      throw new IOException(file + " holds no RSA key", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
