package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.keycloak.BrowserLogin;
import io.ringfence.keycloak.DemoUser;
import io.ringfence.keycloak.KeycloakServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where callers of what up serves get their tokens: an issuer that is there, or this machine. */
class TokensIT {
  private static final int UNAUTHORISED = 401;
  private static final int WRONG_INPUT = 2;
  private static final Duration LOGOUT_HOLDS_WITHIN = Duration.ofSeconds(5);

  /** The published server lies where the module that brings it was built, whoever asks. */
  private static final Path KEYCLOAK =
      Repository.root().resolve("infra/keycloak/target/server/keycloak.zip");

  private static final Path REALM =
      Repository.root().resolve("infra/keycloak/src/main/resources/keycloak/ringfence-realm.json");

  @TempDir static Path folder;

  @BeforeAll
  static void aRunIsKept() {
    try (Command replay = SmallReplay.in(folder).command(folder, "--keep").run()) {
      assertThat(replay.exitCode()).as(replay.err()).isZero();
    }
  }

  private static RunningUp up(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "up";
    all[1] = "--no-kafka";
    System.arraycopy(more, 0, all, 2, more.length);
    return RunningUp.start(Command.ringfence(folder, all));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void anIssuerThatIsThereLogsPeopleInAndOutAndStaysWhenUpEnds() throws Exception {
    int port = freePort();
    URI api = URI.create("http://127.0.0.1:" + port);
    try (KeycloakServer keycloak =
            KeycloakServer.start(folder.resolve("keycloak"), KEYCLOAK, 0, api);
        RunningUp up =
            up("--issuer-url", keycloak.issuer().toString(), "--port", Integer.toString(port))) {
      assertThat(up.issuer()).isEqualTo(keycloak.issuer());
      BrowserLogin browser = up.browser();
      BrowserLogin.Tokens dana =
          browser.login(DemoUser.DANA_DESK.login(), keycloak.password(DemoUser.DANA_DESK));
      up.assertThatMacroIsSeen(dana.access());
      // A token of this machine's own key is one of another issuer here.
      try (Command local = token()) {
        assertThat(up.ask(up.desks(), local.out().strip()).statusCode()).isEqualTo(UNAUTHORISED);
      }
      browser.logout(dana.refresh());
      assertThat(isRefusedWithin(up, dana.access())).isTrue();

      up.assertThatItEndsWithEverything(3);
      assertThat(keycloak.isAlive()).isTrue();
    }
  }

  private static boolean isRefusedWithin(RunningUp up, String token) throws Exception {
    long deadline = System.nanoTime() + LOGOUT_HOLDS_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      if (up.ask(up.desks(), token).statusCode() == UNAUTHORISED) {
        return true;
      }
      Command.pause(Duration.ofMillis(100));
    }
    return false;
  }

  @Test
  void aTokenInAFileIsRenewedWhileTheApiRunsAndEndsWithIt() throws Exception {
    Path file = folder.resolve("scraper.token");
    try (RunningUp up = up("--no-keycloak", "--port", "0");
        Command renewing =
            Command.ringfence(
                    folder,
                    "token",
                    "--role",
                    "risk-desk",
                    "--desk",
                    "macro",
                    "--out",
                    file.toString(),
                    "--renew",
                    "--every",
                    "1")
                .start()) {
      renewing.waitFor(() -> Files.exists(file));
      String first = Files.readString(file);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      up.assertThatMacroIsSeen(first);
      renewing.waitFor(() -> !read(file).equals(first));
      String second = read(file);
      assertThat(second.split("\\.", -1)).hasSize(3);
      up.assertThatMacroIsSeen(second);
      assertThat(renewing.out()).as("nothing is printed where a file is meant").isEmpty();

      up.assertThatItEndsWithEverything(3);
      assertThat(renewing.exitCode()).isEqualTo(WRONG_INPUT);
      assertThat(renewing.err()).contains("no API of yours is running");
      assertThat(file.resolveSibling("scraper.token.part")).doesNotExist();
    }
  }

  /** It is moved there whole: whoever reads it finds the one before or the one after. */
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void secretsAreAllVariablesOfTheRealmAndOthersEachTime() throws IOException {
    Map<String, String> first = secrets();
    Map<String, String> second = secrets();
    assertThat(first.keySet())
        .isEqualTo(second.keySet())
        .containsAll(
            Pattern.compile("\\$\\{(RINGFENCE_(?:PASSWORD|SERVICE)_[A-Z_]+)}")
                .matcher(Files.readString(REALM))
                .results()
                .map(it -> it.group(1))
                .toList())
        .contains("KC_BOOTSTRAP_ADMIN_PASSWORD", "GF_SECURITY_ADMIN_PASSWORD");
    first.forEach(
        (name, it) ->
            assertThat(it).as(name).matches("[A-Za-z0-9]{20}").isNotEqualTo(second.get(name)));
    assertThat(first.values()).doesNotHaveDuplicates();
  }

  private static Map<String, String> secrets() {
    try (Command made = Command.ringfence(folder, "token", "--secrets").run()) {
      assertThat(made.exitCode()).as(made.err()).isZero();
      return made.out()
          .lines()
          .map(line -> line.split("=", 2))
          .collect(Collectors.toMap(it -> it[0], it -> it[1], (_, it) -> it, TreeMap::new));
    }
  }

  private static Command token() {
    return Command.ringfence(folder, "token", "--role", "risk-desk", "--desk", "macro").run();
  }
}
