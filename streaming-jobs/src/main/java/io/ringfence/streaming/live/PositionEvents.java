package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNullElseGet;

import io.ringfence.contracts.wire.PositionRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.WalletEventRow;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Scales;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.tick.PositionEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Gives versions and wallet events to the path: each sequence of a position once, and upwards. */
final class PositionEvents {
  private static final String SHORT = "short";

  /** No position is larger. */
  private static final BigInteger MOST_COVERED = BigInteger.ONE.shiftLeft(62);

  private final LiveInstruments instruments;
  private final MarkBoard marks;
  private final PositionDirectory positions;
  private final BookNumbers books;
  private final LiveListener listener;

  PositionEvents(LiveInstruments instruments, IntakeBooks known, LiveListener listener) {
    this.instruments = instruments;
    this.marks = known.marks();
    this.positions = known.positions();
    this.books = known.books();
    this.listener = listener;
  }

  /** What a position is known by. */
  static String key(String venue, String account, String instrument, String side) {
    return String.join("/", venue, account, instrument, side);
  }

  /**
   * Applies a version of a position.
   *
   * @param atMicros when it was true at its source
   * @param nowMicros wall clock
   */
  Fate version(PositionRow row, long atMicros, long nowMicros) {
    String key = key(row.venue(), row.account(), row.instrument(), row.side());
    String name = row.venue() + "/" + row.instrument();
    int instrument = instruments.number(name);
    if (instrument < 0) {
      return new Fate.Refused(
          RejectCode.UNKNOWN_INSTRUMENT,
          "%s is not on the live path: %s".formatted(name, instruments.reason(name)));
    }
    KnownPosition before = positions.find(key);
    int content = PositionRow.asBefore(row.toString()).hashCode();
    Fate judged =
        before == null
            ? null
            : judge(row.sequence(), content, before.version(), before.versionContent());
    if (judged != null) {
      return judged;
    }
    return row.quantity().signum() == 0
        ? close(row, before, new Naming(key, content, atMicros, nowMicros))
        : open(row, instrument, before, new Naming(key, content, atMicros, nowMicros));
  }

  /** Key and content of a row, when it was true at its source, and the wall clock. */
  private record Naming(String key, int content, long atMicros, long nowMicros) {}

  private Fate close(PositionRow row, @Nullable KnownPosition before, Naming naming) {
    if (before == null) {
      return new Fate.Refused(
          RejectCode.UNKNOWN_POSITION, "a position must be opened before it is closed");
    }
    if (!before.open()) {
      return flat(before);
    }
    long realised;
    try {
      realised = realised(row, before.instrument());
    } catch (IllegalArgumentException tooFine) {
      return new Fate.Refused(RejectCode.TOO_PRECISE, String.valueOf(tooFine.getMessage()));
    }
    int id = positions.put(before.versioned(before.node(), 0, row.sequence(), naming.content()));
    PositionEvent close =
        row.realisedPnl() == null
            ? PositionEvent.close(before.instrument(), id)
            : PositionEvent.close(before.instrument(), id, realised);
    listener.event(close.at(naming.atMicros()));
    holdsNoLonger(before.instrument());
    return Fate.APPLIED;
  }

  /** What touches a position that has ended is refused. */
  static Fate flat(KnownPosition ended) {
    return ended.liquidated()
        ? new Fate.Refused(RejectCode.POSITION_LIQUIDATED, "the position was liquidated before")
        : new Fate.Refused(RejectCode.POSITION_CLOSED, "the position is closed");
  }

  /** A position of an instrument has ended. */
  void holdsNoLonger(int instrument) {
    if (!positions.isHeld(instrument)) {
      marks.change(instrument, mark -> mark.held(0));
    }
  }

  private Fate open(
      PositionRow row, int instrument, @Nullable KnownPosition before, Naming naming) {
    String path = NodePath.book(row.desk(), row.book()).toString();
    int node = book(path);
    if (node < 0) {
      return new Fate.Refused(
          RejectCode.BAD_NODE,
          "the live path has room for %s books, there is none for %s (see --most-books)"
              .formatted(books.count(), path));
    }
    PositionVersion version;
    long realised;
    try {
      version = version(row, instrument, node);
      realised = realised(row, instrument);
    } catch (IllegalArgumentException tooFine) {
      return new Fate.Refused(RejectCode.TOO_PRECISE, String.valueOf(tooFine.getMessage()));
    }
    if (!positions.isHeld(instrument)) {
      marks.change(instrument, mark -> mark.held(naming.nowMicros()));
    }
    KnownPosition known =
        requireNonNullElseGet(before, () -> KnownPosition.first(naming.key(), instrument, node));
    long size = Math.abs(version.quantity());
    int id = positions.put(known.versioned(node, size, row.sequence(), naming.content()));
    if (before == null || before.node() != node) {
      listener.named(new PositionName(instrument, id, naming.key(), path));
    }
    if (row.realisedPnl() != null) {
      listener.event(PositionEvent.result(instrument, id, realised, node).at(naming.atMicros()));
    } else if (before != null && before.open() && size < before.size()) {
      listener.event(PositionEvent.unknownResult(instrument, id, node).at(naming.atMicros()));
    }
    listener.event(PositionEvent.version(instrument, id, version));
    return Fate.APPLIED;
  }

  /** What a row says was realised, units of wallets; 0: nothing is said. */
  private long realised(PositionRow row, int instrument) {
    BigDecimal pnl = row.realisedPnl();
    return pnl == null ? 0 : instruments.terms(instrument).scales().walletUnits(pnl);
  }

  /** Number of a book; a new one is named to whoever adds totals up. */
  private int book(String path) {
    int count = books.count();
    int node = books.of(path);
    if (books.count() > count) {
      for (int asset = 0; asset < instruments.assets(); asset++) {
        listener.fact(NodeFact.named(asset, node, path));
      }
    }
    return node;
  }

  private PositionVersion version(PositionRow row, int instrument, int node) {
    Scales scales = instruments.terms(instrument).scales();
    BigDecimal size = instruments.rules(instrument).contract().size(row.quantity());
    long units = scales.quantityUnits(size);
    return new PositionVersion(
        row.side().equals(SHORT) ? -units : units,
        scales.entryUnits(row.entryPrice()),
        scales.walletUnits(row.isolatedMargin()),
        stop(row.stopPrice(), instrument),
        stopSize(row.stopQuantity(), instrument),
        node);
  }

  /** A stop in ticks; 0: there is none. */
  long stop(@Nullable BigDecimal price, int instrument) {
    return price == null ? 0 : instruments.terms(instrument).scales().ticks(price);
  }

  /** What a stop covers, whole units: less than one more covers no more; 0: unknown. */
  long stopSize(@Nullable BigDecimal quantity, int instrument) {
    if (quantity == null) {
      return 0;
    }
    int digits = instruments.terms(instrument).scales().quantity();
    return instruments
        .rules(instrument)
        .contract()
        .size(quantity)
        .movePointRight(digits)
        .toBigInteger()
        .min(MOST_COVERED)
        .longValueExact();
  }

  /** Applies a movement of a wallet. */
  Fate movement(WalletEventRow row, long atMicros) {
    String key = key(row.venue(), row.account(), row.instrument(), row.side());
    KnownPosition before = positions.find(key);
    if (before == null) {
      return new Fate.Refused(RejectCode.UNKNOWN_POSITION, "the position was never opened");
    }
    int content = row.toString().hashCode();
    Fate judged = judge(row.sequence(), content, before.movement(), before.movementContent());
    if (judged != null) {
      return judged;
    }
    if (!before.open()) {
      return flat(before);
    }
    long amount;
    try {
      amount = instruments.terms(before.instrument()).scales().walletUnits(row.amount());
    } catch (IllegalArgumentException tooFine) {
      return new Fate.Refused(RejectCode.TOO_PRECISE, String.valueOf(tooFine.getMessage()));
    }
    int id = positions.put(before.moved(row.sequence(), content));
    int instrument = before.instrument();
    PositionEvent event =
        switch (row.kind()) {
          case "add" -> PositionEvent.wallet(instrument, id, amount);
          case "fee" -> PositionEvent.fee(instrument, id, amount);
          default -> PositionEvent.wallet(instrument, id, -amount);
        };
    listener.event(event.at(atMicros));
    return Fate.APPLIED;
  }

  /** What a sequence says beside the last one; null where the row is new. */
  static @Nullable Fate judge(long sequence, int content, long last, int lastContent) {
    if (sequence > last) {
      return null;
    }
    if (sequence < last) {
      return new Fate.Refused(
          RejectCode.SEQUENCE_BELOW_LAST,
          "sequence must be above the last applied, %s, was %s".formatted(last, sequence));
    }
    return content == lastContent
        ? Fate.DUPLICATE
        : new Fate.Refused(
            RejectCode.SEQUENCE_CONFLICT,
            "sequence %s was applied before with other content".formatted(sequence));
  }
}
