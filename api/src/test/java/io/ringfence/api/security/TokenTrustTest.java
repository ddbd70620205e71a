package io.ringfence.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTrustTest {
  @TempDir Path folder;

  @Test
  void withoutAnybodyToTrustThereIsNoServer() {
    assertThatThrownBy(() -> TokenTrust.of(Map.of("RINGFENCE_ISSUER_URI", " ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "nobody could be let in: set RINGFENCE_ISSUER_URI to an identity provider's address or"
                + " RINGFENCE_JWT_PUBLIC_KEY to a public key file");
  }

  @Test
  void anIssuersKeysAreDiscoveredUnlessTheirAddressIsGiven() {
    String issuer = "https://login.example.org/realms/ringfence";
    assertThat(TokenTrust.of(Map.of("RINGFENCE_ISSUER_URI", issuer)))
        .isEqualTo(new TokenTrust.IdentityProvider(issuer, null, TokenTrust.DECISIONS_BELIEVED));
    assertThat(
            TokenTrust.of(
                Map.of(
                    "RINGFENCE_ISSUER_URI",
                    issuer,
                    "RINGFENCE_JWKS_URI",
                    "http://keycloak:8080/certs",
                    "RINGFENCE_PERMISSIONS",
                    "token")))
        .isEqualTo(
            new TokenTrust.IdentityProvider(
                issuer, URI.create("http://keycloak:8080/certs"), null));
  }

  @Test
  void anIssuerDecidesOnApprovalsUnlessItIsSaidThatItsTokensDo() {
    String other = "https://login.example.org/oauth";
    assertThatThrownBy(() -> TokenTrust.of(Map.of("RINGFENCE_ISSUER_URI", other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "RINGFENCE_ISSUER_URI must be a Keycloak realm, .../realms/NAME, or"
                + " RINGFENCE_PERMISSIONS must be token, was "
                + other);
    assertThat(
            TokenTrust.of(Map.of("RINGFENCE_ISSUER_URI", other, "RINGFENCE_PERMISSIONS", "token")))
        .isEqualTo(new TokenTrust.IdentityProvider(other, null, null));
    assertThatThrownBy(
            () ->
                TokenTrust.of(
                    Map.of("RINGFENCE_ISSUER_URI", other, "RINGFENCE_PERMISSIONS", "nobody")))
        .hasMessage("RINGFENCE_PERMISSIONS must be issuer or token, was nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"login", "ftp://login.example.org", "file:///etc/passwd", "http:///x", "a b"})
  void anIssuerMustBeAnAddress(String issuer) {
    assertThatThrownBy(() -> TokenTrust.of(Map.of("RINGFENCE_ISSUER_URI", issuer)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("RINGFENCE_ISSUER_URI must be an")
        .hasMessageEndingWith("was " + issuer);
  }

  @Test
  void aKeyFileWinsAndItsIssuerIsLocalUnlessNamed() throws IOException, NoSuchAlgorithmException {
    PublicKey key = key("RSA", 2048);
    String file = pem(key).toString();
    assertThat(TokenTrust.of(Map.of("RINGFENCE_JWT_PUBLIC_KEY", file)))
        .isInstanceOfSatisfying(
            TokenTrust.SigningKey.class,
            trust -> {
              assertThat(trust.issuer()).isEqualTo("urn:ringfence:local");
              assertThat(trust.key()).isEqualTo(key);
            });
    assertThat(
            TokenTrust.of(
                    Map.of("RINGFENCE_JWT_PUBLIC_KEY", file, "RINGFENCE_ISSUER_URI", "urn:ours"))
                .issuer())
        .isEqualTo("urn:ours");
  }

  @ParameterizedTest
  @CsvSource({"RSA, 1024, at least 2048 bits", "EC, 256, must hold an RSA key"})
  void aKeyMustBeRsaAndLongEnough(String algorithm, int bits, String reason)
      throws IOException, NoSuchAlgorithmException {
    Path file = pem(key(algorithm, bits));
    assertThatThrownBy(() -> PublicKeyPem.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----",
      })
  void whatIsNoPublicKeyIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("key.pem"), text);
    assertThatThrownBy(() -> PublicKeyPem.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aKeyThatCannotBeReadIsRefused() {
    Path absent = folder.resolve("absent.pem");
    assertThatThrownBy(() -> PublicKeyPem.read(absent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the public key " + absent + " cannot be read");
  }

  private static PublicKey key(String algorithm, int bits) throws NoSuchAlgorithmException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm);
    keys.initialize(bits);
    return keys.generateKeyPair().getPublic();
  }

  private Path pem(PublicKey key) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
  }
}
