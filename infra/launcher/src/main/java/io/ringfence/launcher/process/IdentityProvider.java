package io.ringfence.launcher.process;

import io.ringfence.keycloak.DemoUser;
import io.ringfence.keycloak.KeycloakServer;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Keycloak beside the other processes, with the people of a demonstration. */
final class IdentityProvider {
  private IdentityProvider() {}

  /**
   * Starts it and says where it answers and who may log in; the passwords are made now, printed
   * once and gone when it ends.
   *
   * @param port port on 127.0.0.1; 0: a free one
   * @param apiPort where the API will listen that it tells of logouts
   * @return its issuer
   * @throws CommandFailure when it does not start
   */
  static String start(Workplace workplace, Cleanup cleanup, int port, int apiPort)
      throws IOException {
    Path zip = workplace.installation().keycloak();
    if (!Files.isRegularFile(zip)) {
      throw new CommandFailure(
          ExitCode.FAILED, zip + " is not built: call infra/ringfence, which builds it");
    }
    RunFolder folder = cleanup.closing(RunFolder.temporary(workplace.temporaryFolder()));
    URI api = URI.create("http://127.0.0.1:" + apiPort);
    try {
      KeycloakServer keycloak =
          cleanup.closing(KeycloakServer.start(folder.path().resolve("keycloak"), zip, port, api));
      introduce(workplace.terminal(), keycloak, api);
      return keycloak.issuer().toString();
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private static void introduce(Terminal terminal, KeycloakServer keycloak, URI api) {
    terminal.printRaw("dashboard    " + api + "/");
    terminal.printRaw("keycloak     " + keycloak.issuer());
    for (DemoUser user : DemoUser.values()) {
      terminal.printRaw("user         %-17s %s".formatted(user.login(), keycloak.password(user)));
    }
    terminal.printRaw(
        "service      %-17s %s".formatted("ringfence-service", keycloak.serviceSecret()));
  }

  /** A port nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
