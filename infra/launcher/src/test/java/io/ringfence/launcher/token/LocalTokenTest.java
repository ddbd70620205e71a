package io.ringfence.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTokenTest {
  private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
  private static final LocalToken TOKEN =
      new LocalToken("somebody", List.of("risk-desk"), List.of("macro", "carry"));

  @TempDir Path temporary;

  private KeyFolder folder = new KeyFolder(Path.of("unset"));

  @BeforeEach
  void chooseFolder() {
    folder = new KeyFolder(temporary.resolve("state/up"));
  }

  @Test
  void aTokenIsSignedByTheKeyThatIsPublishedAndSaysWhoMaySeeWhat() throws Exception {
    try (SigningKey key = SigningKey.make(folder).orElseThrow()) {
      SignedJWT token = SignedJWT.parse(TOKEN.sign(folder, NOW).orElseThrow());
      JWSVerifier verifier = new RSASSAVerifier(publicKey(key.publicKey()));
      assertThat(token.verify(verifier)).isTrue();
      var claims = token.getJWTClaimsSet();
      assertThat(claims.getIssuer()).isEqualTo("urn:ringfence:local");
      assertThat(claims.getAudience()).containsExactly("ringfence-api");
      assertThat(claims.getSubject()).isEqualTo("somebody");
      assertThat(claims.getLongClaim("auth_time")).isEqualTo(NOW.getEpochSecond());
      assertThat(claims.getStringListClaim("roles")).containsExactly("risk-desk");
      assertThat(claims.getStringListClaim("desks")).containsExactly("macro", "carry");
      assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(900)));
    }
  }

  @Test
  void nobodyElseMayReadTheKey() throws Exception {
    try (SigningKey key = SigningKey.make(folder).orElseThrow()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.privateKey())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
      assertThat(key.publicKey()).exists();
    }
  }

  @Test
  void theKeyIsGoneWithItsMakerAndSoAreTokens() throws Exception {
    SigningKey.make(folder).orElseThrow().close();
    assertThat(folder.privateKey()).doesNotExist();
    assertThat(folder.publicKey()).doesNotExist();
    assertThat(TOKEN.sign(folder, NOW)).isEmpty();
  }

  @Test
  void aKeyWhoseMakerWasKilledSignsNothing() throws Exception {
    SigningKey.make(folder).orElseThrow().close();
    folder.write(folder.privateKey(), "left behind");
    assertThat(TOKEN.sign(folder, NOW)).isEmpty();
  }

  @Test
  void onlyOneKeyIsMadeAtATime() throws Exception {
    try (SigningKey first = SigningKey.make(folder).orElseThrow()) {
      assertThat(first.publicKey()).exists();
      assertThat(SigningKey.make(folder)).isEmpty();
    }
  }

  private static RSAPublicKey publicKey(Path pem) throws Exception {
    String base64 =
        Files.readAllLines(pem).stream()
            .filter(line -> !line.startsWith("-----"))
            .collect(Collectors.joining());
    var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
  }
}
