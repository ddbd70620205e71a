package io.ringfence.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as the launcher starts it, with a key file and no store. */
class ApiMainTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String STORE = "http://127.0.0.1:1";

  private final RSAKey key = TestIssuer.newKey("local");
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  @TempDir Path folder;

  @Test
  void itSaysWhereItListensBelievesTheKeyFileAndEndsWithItsStandardInput() throws Exception {
    ChildProcess api = start("0", "first");
    try {
      URI url = awaitReady(api);
      assertThat(output).containsExactly("ready " + url);
      assertThat(url.getHost()).isEqualTo("127.0.0.1");
      // The token is believed; what is missing is the store.
      assertThat(status(url.resolve("/v1/desks"), localToken())).isEqualTo(503);
      assertThat(status(url.resolve("/actuator/health/readiness"), localToken())).isEqualTo(503);
      aSecondOneIsRefusedThePort(url.getPort());
    } finally {
      api.close();
    }
    assertThat(api.exitValue()).isZero();
  }

  private void aSecondOneIsRefusedThePort(int port) throws Exception {
    errors.clear();
    try (ChildProcess second = start(Integer.toString(port), "second")) {
      assertThat(second.awaitEnd(PATIENCE)).isTrue();
      assertThat(second.exitValue()).isEqualTo(1);
      assertThat(errors)
          .containsExactly(
              "error: port "
                  + port
                  + " on 127.0.0.1 is in use: choose another with --port, or 0 for a free one");
    }
  }

  @Test
  void wrongArgumentsEndWithOneLine() throws Exception {
    try (ChildProcess api = start(List.of("--prot", "0"))) {
      assertThat(api.awaitEnd(PATIENCE)).isTrue();
      assertThat(api.exitValue()).isEqualTo(2);
      assertThat(output).isEmpty();
      assertThat(errors).hasSize(1).first().asString().startsWith("error: arguments must be ");
    }
  }

  private ChildProcess start(String port, String audit) throws IOException, JOSEException {
    String ledger = folder.resolve(audit).toString();
    return start(List.of("--clickhouse-url", STORE, "--audit", ledger, "--port", port));
  }

  private ChildProcess start(List<String> arguments) throws IOException, JOSEException {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    return ChildProcess.start(
        JavaCommand.of("api", ApiMain.class.getName(), classPath)
            .withJvmArguments(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"))
            .withArguments(arguments)
            .withEnvironment(Map.of("RINGFENCE_JWT_PUBLIC_KEY", publicKeyFile().toString())),
        output::add,
        errors::add);
  }

  private URI awaitReady(ChildProcess api) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (output.isEmpty() && api.isAlive() && Instant.now().isBefore(deadline)) {
      Thread.sleep(50);
    }
    assertThat(output).as("errors: %s", errors).hasSize(1);
    return URI.create(output.getFirst().substring("ready ".length()));
  }

  private static int status(URI address, String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private Path publicKeyFile() throws IOException, JOSEException {
    byte[] encoded = key.toRSAPublicKey().getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
  }

  private String localToken() {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("urn:ringfence:local")
            .audience(TestIssuer.AUDIENCE)
            .subject("demo")
            .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
            .claim("roles", List.of("risk-desk"))
            .claim("desks", List.of("alpha"))
            .build();
    return TestIssuer.signed(new JWSHeader(JWSAlgorithm.RS256), key, claims);
  }
}
