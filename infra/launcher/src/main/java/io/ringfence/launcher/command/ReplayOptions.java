package io.ringfence.launcher.command;

import io.ringfence.contracts.venue.VenueComparison.Compared;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.venue.PositionsFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that make a positions file of what was compared. */
final class ReplayOptions {
  @Option(
      names = "--positions-csv",
      required = true,
      paramLabel = "OUT",
      description =
          "Write the isolated positions as a positions file for ringfence replay. One whose payload"
              + " leaves out its wallet, entry, leverage or time is left out with a warning.")
  private Path file;

  @Option(names = "--desk", required = true, description = "Desk that owns the positions.")
  private String desk;

  @Option(names = "--book", required = true, description = "Book inside the desk.")
  private String book;

  @Option(names = "--trader", required = true, description = "Who holds them.")
  private String trader;

  private @Nullable PositionsFile positions;

  void add(Compared compared, Terminal terminal) {
    positions()
        .add(compared)
        .ifPresent(
            why -> terminal.warn(compared.update().key() + " is not in " + file + ": " + why));
  }

  void write(Terminal terminal) {
    try {
      positions().write(file);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "--positions-csv " + file + " cannot be written: " + e.getMessage(), e);
    }
    terminal.note(file + ": " + positions().size() + " positions");
  }

  private PositionsFile positions() {
    if (positions == null) {
      positions = new PositionsFile(new PositionsFile.Owner(desk, book, trader));
    }
    return positions;
  }
}
