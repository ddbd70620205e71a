package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.HeldPosition;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Wide;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;

/**
 * One book of the engine at work in a shard: names its slots by position ids, tells what it hears
 * as alerts, and remembers which risk nodes and which chunks of positions have changed.
 */
final class LiveBook implements BookListener {
  /** Hears alerts. */
  interface Told {
    void alert(LiveBook book, TickAlert.Kind kind, int level, long position);

    /** Positions of a node have realised an amount, settlement asset, at an instant. */
    void realised(LiveBook book, int node, BigDecimal amount, int unknown, long atMicros);
  }

  private static final long NONE_OPENING = Long.MIN_VALUE;

  final int number;
  final int instrument;

  /** All its positions, under the rules in force. */
  ExposureBook positions;

  private final LongFunction<ContractTerms> terms;
  private final LiquidationMode mode;
  private final Told told;
  private final BookChunks chunks = new BookChunks();
  private final NodeChanges nodes = new NodeChanges();
  private final BookEvents events;
  private boolean isMuted;

  /**
   * Id of the position being opened: what it sets off at once is heard before its slot is known.
   */
  private long opening = NONE_OPENING;

  /** The mark in force, ticks; 0 where there is none. */
  long tick;

  /** When it was true at the source. */
  long sourceMicros;

  /** Instant from which its rules hold; 0: those the run began with. */
  private long rulesMicros;

  /** Whether the desk has not heard of the mark yet. */
  boolean isMoved;

  LiveBook(
      int number,
      int instrument,
      LongFunction<ContractTerms> terms,
      LiquidationMode mode,
      Told told) {
    this.number = number;
    this.instrument = instrument;
    this.mode = mode;
    this.told = told;
    this.terms = terms;
    ContractTerms first = terms.apply(0);
    positions = new ExposureBook(first, mode, this);
    events = new BookEvents(this, first.scales().wallet(), chunks, nodes);
  }

  /**
   * Moves the mark.
   *
   * @throws IllegalArgumentException when it is not above 0 or beyond what the contract takes
   */
  void tick(long newTick, long atMicros) {
    long before = tick;
    tick = newTick;
    sourceMicros = atMicros;
    try {
      positions.tick(newTick);
    } catch (IllegalArgumentException refused) {
      tick = before;
      throw refused;
    }
    isMoved = true;
  }

  /**
   * Applies an event.
   *
   * @throws IllegalArgumentException when it breaks a rule; the book is as it was
   */
  void apply(PositionEvent event) {
    events.apply(event);
  }

  /** A position has another version, or is opened. */
  void version(long position, PositionVersion version) {
    int slot = chunks.slot(position);
    if (slot >= 0) {
      chunks.change(slot);
      positions.replace(slot, version);
      return;
    }
    open(position, () -> positions.open(version));
  }

  private void open(long position, IntSupplier opens) {
    opening = position;
    try {
      int opened = opens.getAsInt();
      if (positions.isOpen(opened)) {
        chunks.add(position, opened);
      }
    } finally {
      opening = NONE_OPENING;
    }
  }

  /**
   * Other rules hold: every position is looked at under them where the mark stands.
   *
   * @throws IllegalArgumentException where they have no room for a position; the book is as it was
   */
  void under(long fromMicros) {
    ExposureBook other = new ExposureBook(terms.apply(fromMicros), mode, this);
    for (int slot = 0; slot < chunks.count() * PositionChunk.SLOTS; slot++) {
      if (positions.isOpen(slot)) {
        other.requireRoom(positions.held(slot));
      }
    }
    other.resume(positions.funding(), List.of());
    if (tick > 0) {
      other.tick(tick);
    }
    List<PositionChunk> kept = chunks.takeAll(positions);
    positions = other;
    rulesMicros = fromMicros;
    kept.forEach(this::readmit);
    // Slots are given anew, so chunks beyond those in use are stale.
    chunks.changeAll(chunks.count());
    nodes.addAll();
  }

  private void readmit(PositionChunk chunk) {
    for (int row = 0; row < chunk.size; row++) {
      long position = chunk.id[row];
      HeldPosition held = chunk.held(row);
      open(position, () -> positions.readmit(held));
    }
  }

  private long id(int slot) {
    return opening == NONE_OPENING ? chunks.position(slot) : opening;
  }

  /** A position has ended; one that ends while it is opened was never known. */
  void forget(int slot) {
    if (opening == NONE_OPENING) {
      chunks.remove(slot);
    }
  }

  @Override
  public void levelReached(int slot, int level) {
    chunks.change(slot);
    tell(TickAlert.Kind.LEVEL, level, slot);
  }

  @Override
  public void levelLeft(int slot, int level) {
    chunks.change(slot);
  }

  @Override
  public void liquidated(int slot) {
    tell(TickAlert.Kind.LIQUIDATION, -1, slot);
    switch (mode) {
      case CLOSES -> forget(slot);
      case PRESUMES -> chunks.change(slot);
    }
  }

  @Override
  public void stopTouched(int slot) {
    chunks.change(slot);
    tell(TickAlert.Kind.STOP, -1, slot);
  }

  /** Positions of a node have realised something. */
  void realised(int node, BigDecimal amount, long atMicros) {
    if (amount.signum() != 0) {
      told.realised(this, node, amount, 0, atMicros);
    }
  }

  /** A position of a node was closed, or part of it, and nobody said what that realised. */
  void realisedUnknown(int node, long atMicros) {
    told.realised(this, node, BigDecimal.ZERO, 1, atMicros);
  }

  private void tell(TickAlert.Kind kind, int level, int slot) {
    if (!isMuted) {
      told.alert(this, kind, level, id(slot));
    }
  }

  @Override
  public void nodeChanged(int node) {
    nodes.add(node);
  }

  /** Writes the lines that changed since the last call. */
  void writeLines(DeskUpdate to, int digits) {
    positions.settleSums();
    if (isMoved && !positions.followsMark()) {
      nodes.addAll();
    }
    for (int i = 0; i < nodes.count(); i++) {
      int at = to.addLine(number, nodes.node(i));
      positions.line(nodes.node(i), digits, to.lines, at);
    }
    nodes.clear();
  }

  BookHead head() {
    Wide funding = positions.funding();
    return new BookHead(tick, funding.high(), funding.low(), chunks.count(), rulesMicros);
  }

  /** Chunks changed since the last call. */
  BitSet takeChangedChunks() {
    return chunks.takeChanged();
  }

  /** One of them, below 0 where there is none. */
  int takeOneChangedChunk() {
    return chunks.takeOneChanged();
  }

  PositionChunk chunk(int chunk) {
    return chunks.copy(chunk, positions);
  }

  /** Takes over what a checkpoint kept, positions first; nobody hears again of what marks touch. */
  void restore(BookHead head, List<PositionChunk> kept) {
    isMuted = true;
    if (head.rulesMicros() > 0) {
      rulesMicros = head.rulesMicros();
      positions = new ExposureBook(terms.apply(rulesMicros), mode, this);
    }
    chunks.restore(kept);
    positions.resume(new Wide(head.fundingHigh(), head.fundingLow()), BookChunks.held(kept));
    if (head.tick() > 0) {
      tick(head.tick(), 0);
      isMoved = false;
    }
    // The desk's own state has these lines, but an earlier release may have added them up
    // otherwise.
    // Slots are given anew, so chunks beyond those in use are stale.
    chunks.changeAll(head.chunks());
    isMuted = false;
  }
}
