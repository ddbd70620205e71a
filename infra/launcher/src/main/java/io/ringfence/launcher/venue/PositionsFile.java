package io.ringfence.launcher.venue;

import io.ringfence.contracts.venue.VenueComparison.Compared;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reconciliation.Holding;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reading;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes compared positions as a positions file, so that a venue's dump can be replayed. A position
 * that the payload states too little of is left out, never completed by a guess.
 */
public final class PositionsFile {
  /** Columns of a positions file that must be there. */
  static final List<String> HEADER =
      List.of(
          "ts",
          "sequence",
          "venue",
          "account",
          "instrument",
          "side",
          "quantity",
          "entry_price",
          "isolated_margin",
          "leverage",
          "desk",
          "book",
          "trader");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final Owner owner;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Whose positions they are; no venue knows.
   *
   * @param desk desk that owns them
   * @param book book inside the desk
   * @param trader who holds them
   */
  public record Owner(String desk, String book, String trader) {}

  /** An empty file. */
  public PositionsFile(Owner owner) {
    this.owner = owner;
  }

  /**
   * Adds a position.
   *
   * @return why it cannot be written, one reason; empty: it was added
   */
  public Optional<String> add(Compared compared) {
    PositionUpdate update = compared.update();
    Holding holding = update.holding();
    Optional<BigDecimal> wallet = compared.wallet();
    if (update.mode() != MarginMode.ISOLATED) {
      return Optional.of("it is not shown to be isolated");
    }
    if (update.times().latest().isEmpty()) {
      return Optional.of("the payload names no time");
    }
    if (holding.entryPrice().isEmpty()) {
      return Optional.of("the payload names no entry price");
    }
    if (holding.leverage().isEmpty()) {
      return Optional.of("the payload names no leverage");
    }
    if (wallet.isEmpty()) {
      return Optional.of("the payload does not state its wallet");
    }
    if (wallet.get().signum() < 0) {
      return Optional.of("isolated_margin must be >= 0, was " + wallet.get().toPlainString());
    }
    rows.add(row(update, update.times().latest().get(), wallet.get()));
    return Optional.empty();
  }

  private List<String> row(PositionUpdate update, Instant at, BigDecimal wallet) {
    Holding holding = update.holding();
    PositionSide side = update.key().side();
    return List.of(
        at.toString(),
        Long.toString(at.toEpochMilli()),
        update.key().instrument().venue(),
        update.key().account(),
        update.key().instrument().symbol(),
        side.code(),
        Precision.canonical(holding.quantity()),
        holding.entryPrice().map(Reading::figure).map(it -> stored(it, entry(side))).orElseThrow(),
        stored(wallet, RoundingMode.FLOOR),
        holding.leverage().map(Precision::canonical).orElseThrow(),
        owner.desk(),
        owner.book(),
        owner.trader());
  }

  /** At most as many digits as an input may have; what is cut is cut against the holder. */
  private static String stored(BigDecimal figure, RoundingMode againstTheHolder) {
    return Precision.canonical(
        figure.scale() > Precision.INPUT_SCALE
            ? figure.setScale(Precision.INPUT_SCALE, againstTheHolder)
            : figure);
  }

  private static RoundingMode entry(PositionSide side) {
    return switch (side) {
      case LONG -> RoundingMode.CEILING;
      case SHORT -> RoundingMode.FLOOR;
    };
  }

  /** Positions that were added. */
  public int size() {
    return rows.size();
  }

  /** Writes the file; its folder is created where missing. */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (Writer writer = Files.newBufferedWriter(file);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      printer.printRecord(HEADER);
      for (List<String> row : rows) {
        printer.printRecord(row);
      }
    }
  }
}
