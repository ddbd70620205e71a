package io.ringfence.launcher.command;

import io.ringfence.keycloak.KeycloakServer;
import io.ringfence.launcher.process.ApiRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.token.LocalToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence token}: a token for the API that runs. */
@Command(
    name = "token",
    header =
        "Print a token for the API that ringfence up runs on this machine, good for 15 minutes.",
    description = {
      "For trying things out without an identity provider: with up --no-keycloak. The key it is"
          + " signed with goes with ringfence up.",
      "--out writes it to a file that nobody else may read, for a scraper; with --renew again and"
          + " again, every ten minutes or as --every says, until Ctrl-C.",
      "--secrets prints passwords made now instead, as variables for infra/deploy."
    })
final class TokenCommand implements Callable<Integer> {
  @Option(
      names = "--role",
      paramLabel = "R",
      description =
          "risk-desk, portfolio-manager, compliance or risk-admin; may be given more than once.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--desk",
      paramLabel = "D",
      description =
          "Desk the caller may see; may be given more than once; * stands for all and counts with"
              + " the roles compliance and risk-admin only. Without, it serves for metrics alone.")
  private List<String> desks = new ArrayList<>();

  @Option(names = "--out", paramLabel = "FILE", description = "Write it to this file instead.")
  private @Nullable Path out;

  @Option(names = "--renew", description = "With --out: go on, a new one every ten minutes.")
  private boolean renew;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "With --renew: seconds from one token to the next, at most 840, instead.")
  private @Nullable Integer seconds;

  @Option(
      names = "--secrets",
      description = "Print passwords of Keycloak, its people and Grafana, one variable a line.")
  private boolean secrets;

  /** Well before a token ends. */
  private static final int USUAL_SECONDS = 600;

  private static final int MOST_SECONDS = 840;

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Workplace workplace;

  TokenCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    if (secrets) {
      new TreeMap<>(secrets()).forEach((name, it) -> print(name + "=" + it));
      return ExitCode.OK.value();
    }
    if (roles.isEmpty() || (renew && out == null)) {
      throw CommandFailure.wrongInput(
          roles.isEmpty() ? "name a --role, for example risk-desk" : "--renew needs --out");
    }
    Duration pause = pause();
    try {
      hand(token());
      while (renew) {
        Thread.sleep(pause);
        hand(token());
      }
      return ExitCode.OK.value();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "the token cannot be made or written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private Duration pause() {
    if (seconds == null) {
      return Duration.ofSeconds(USUAL_SECONDS);
    }
    if (!renew) {
      throw CommandFailure.wrongInput("--every needs --renew");
    }
    OptionRange.require("--every", seconds, 1, MOST_SECONDS);
    return Duration.ofSeconds(seconds);
  }

  private static Map<String, String> secrets() {
    Map<String, String> all = new HashMap<>(KeycloakServer.freshPasswords());
    all.remove("KC_BOOTSTRAP_ADMIN_USERNAME");
    all.put("GF_SECURITY_ADMIN_PASSWORD", KeycloakServer.freshPassword());
    return all;
  }

  private String token() throws IOException {
    String caller = workplace.environment().getOrDefault("USER", "local");
    return new LocalToken(caller, roles, desks)
        .sign(ApiRun.keys(workplace.state()), workplace.clock().instant())
        .orElseThrow(
            () ->
                CommandFailure.wrongInput(
                    "no API of yours is running: start it with ringfence up --no-keycloak"));
  }

  /** A reader finds the old token or the new one, never half of one. */
  private void hand(String token) throws IOException {
    Path file = out;
    if (file == null) {
      print(token);
      return;
    }
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(part, token);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
  }

  private void print(String line) {
    workplace.terminal().printRaw(line);
  }
}
