package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the command remembers between calls: where kept runs lie, key and ledger of the reports it
 * issued and, while the API runs, its signing key.
 *
 * @param path the folder, in the user's own state folder
 */
public record StateFolder(Path path) {
  /** Environment variable that moves the folder. */
  public static final String VARIABLE = "RINGFENCE_STATE_HOME";

  private static final String LAST_RUN = "last-run.properties";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** The folder of this user. */
  public static StateFolder of(Map<String, String> environment) {
    String own = environment.get(VARIABLE);
    if (own != null && !own.isBlank()) {
      return new StateFolder(Path.of(own).toAbsolutePath());
    }
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    Path states = Path.of(xdg).isAbsolute() ? Path.of(xdg) : Path.of(home, ".local/state");
    return new StateFolder(states.resolve("ringfence"));
  }

  /**
   * Key and ledgers of reports: simulations never share them with anything real.
   *
   * @param live whether they are those of runs on live data; else those of replays
   */
  Path evidence(boolean live) {
    return path.resolve("evidence").resolve(live ? "live" : "simulated");
  }

  /**
   * Where heads of ledgers are written down, outside of the folder the ledgers lie in.
   *
   * @param live whether the ledgers are those of live data
   */
  public Path anchors(boolean live) {
    return path.resolve("anchors").resolve(live ? "live.jsonl" : "simulated.jsonl");
  }

  /** Where certificates of days of live data go that nobody asked for. */
  Path certificates() {
    return path.resolve("certificates").resolve("live");
  }

  /** A folder for a run that is to be kept. */
  Path newRun(Instant at) {
    return path.resolve("runs").resolve(NAME.format(at));
  }

  /** Remembers a folder as that of the last kept run. */
  void remember(Path runFolder) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("folder", runFolder.toString());
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Files.createDirectories(path);
    Path part = path.resolve(LAST_RUN + ".part");
    Files.writeString(part, text.toString());
    Files.move(part, path.resolve(LAST_RUN), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Folder of the last kept run that is still there. */
  Optional<Path> lastRun() {
    Path file = path.resolve(LAST_RUN);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      Properties properties = new Properties();
      properties.load(reader);
      return Optional.ofNullable(properties.getProperty("folder"))
          .map(Path::of)
          .filter(Files::isDirectory);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.FAILED, file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
