package io.ringfence.launcher.process;

import io.ringfence.keycloak.DemoUser;
import io.ringfence.keycloak.KeycloakServer;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.token.LocalToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A Keycloak beside the other processes, with the people of a demonstration. */
final class IdentityProvider {
  private IdentityProvider() {}

  /**
   * Starts it and says where it answers and who may log in; the passwords are made now, printed
   * once and gone when it ends.
   *
   * @param port port on 127.0.0.1; 0: a free one
   * @param apiPort where the API will listen that it tells of logouts
   * @throws CommandFailure when it does not start
   */
  static Identity start(Workplace workplace, Cleanup cleanup, int port, int apiPort)
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
      Map<DemoUser, String> passwords = new EnumMap<>(DemoUser.class);
      for (DemoUser user : DemoUser.values()) {
        passwords.put(user, keycloak.password(user));
      }
      return new Identity(keycloak.issuer().toString(), passwords);
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Begins to start one where one is wanted, while others start.
   *
   * @param apiPort where the API will listen
   */
  static CompletableFuture<Identity> begin(
      Workplace workplace, Cleanup cleanup, Beside.Login login, int apiPort) {
    return switch (login) {
      case Beside.Login.Local _ ->
          CompletableFuture.completedFuture(new Identity(LocalToken.ISSUER, Map.of()));
      case Beside.Login.There there -> {
        workplace.terminal().printRaw("keycloak     " + there.issuer());
        yield CompletableFuture.completedFuture(new Identity(there.issuer().toString(), Map.of()));
      }
      case Beside.Login.Started started ->
          CompletableFuture.supplyAsync(
              () -> startNow(workplace, cleanup, started.port(), apiPort),
              task -> Thread.ofPlatform().daemon().name("keycloak").start(task));
    };
  }

  private static Identity startNow(Workplace workplace, Cleanup cleanup, int port, int apiPort) {
    try {
      return start(workplace, cleanup, port, apiPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The identity once it is there.
   *
   * @throws CommandFailure when the server does not start
   */
  static Identity await(CompletableFuture<Identity> begun) throws IOException {
    try {
      return begun.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CommandFailure failure) {
        throw failure;
      }
      if (e.getCause() instanceof UncheckedIOException disk) {
        throw disk.getCause();
      }
      throw new IllegalStateException(e);
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
