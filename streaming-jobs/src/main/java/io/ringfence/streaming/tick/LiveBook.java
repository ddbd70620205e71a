package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Wide;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One book of the engine at work in a shard: names its slots by position ids, tells what it hears
 * as alerts, and remembers which risk nodes and which chunks of positions have changed.
 */
final class LiveBook implements BookListener {
  /** Hears alerts. */
  interface Told {
    void alert(LiveBook book, TickAlert.Kind kind, int level, long position);
  }

  final int number;
  final int instrument;
  final ExposureBook positions;
  private final LiquidationMode mode;
  private final Told told;
  private final PositionSlots slots = new PositionSlots();
  private final BitSet changedChunks = new BitSet();
  private boolean[] isChangedNode = new boolean[16];
  private int[] changedNodes = new int[16];
  private int changedNodeCount;
  private int highestNode = -1;
  private int chunks;
  private boolean isMuted;

  /** The mark in force, ticks; 0 where there is none. */
  long tick;

  /** When it was true at the source. */
  long sourceMicros;

  /** Whether the desk has not heard of the mark yet. */
  boolean isMoved;

  LiveBook(int number, int instrument, ContractTerms terms, LiquidationMode mode, Told told) {
    this.number = number;
    this.instrument = instrument;
    this.mode = mode;
    this.told = told;
    positions = new ExposureBook(terms, mode, this);
  }

  void tick(long newTick, long atMicros) {
    tick = newTick;
    sourceMicros = atMicros;
    isMoved = true;
    positions.tick(newTick);
  }

  void apply(PositionEvent event) {
    switch (event.kind()) {
      case VERSION -> version(event.position(), event.asVersion());
      case WALLET -> {
        int slot = slot(event);
        changed(slot);
        positions.addToWallet(slot, event.quantity());
      }
      case CLOSE -> {
        int slot = slot(event);
        positions.close(slot);
        forget(slot);
      }
      case FUNDING -> {
        positions.fund(event.quantity(), event.entry());
        allNodesChanged();
        if (!positions.followsMark()) {
          changedChunks.set(0, chunks);
        }
      }
    }
  }

  private int slot(PositionEvent event) {
    int slot = slots.slot(event.position());
    if (slot < 0) {
      throw new IllegalArgumentException(
          "%s of position %s, instrument %s: it is not open"
              .formatted(event.kind(), event.position(), instrument));
    }
    return slot;
  }

  private void version(long position, PositionVersion version) {
    int slot = slots.slot(position);
    if (slot >= 0) {
      changed(slot);
      positions.replace(slot, version);
      return;
    }
    opening = position;
    int opened = positions.open(version);
    if (positions.isOpen(opened)) {
      slots.put(position, opened);
      changed(opened);
    }
    opening = NONE_OPENING;
  }

  private static final long NONE_OPENING = Long.MIN_VALUE;

  /**
   * Id of the position being opened: what it sets off at once is heard before its slot is known.
   */
  private long opening = NONE_OPENING;

  private long id(int slot) {
    return opening == NONE_OPENING ? slots.id(slot) : opening;
  }

  private void changed(int slot) {
    int chunk = slot / PositionChunk.SLOTS;
    chunks = Math.max(chunks, chunk + 1);
    changedChunks.set(chunk);
  }

  private void forget(int slot) {
    if (opening == NONE_OPENING) {
      slots.remove(slots.id(slot));
    }
    changed(slot);
  }

  @Override
  public void levelReached(int slot, int level) {
    changed(slot);
    tell(TickAlert.Kind.LEVEL, level, slot);
  }

  @Override
  public void levelLeft(int slot, int level) {
    changed(slot);
  }

  @Override
  public void liquidated(int slot) {
    tell(TickAlert.Kind.LIQUIDATION, -1, slot);
    switch (mode) {
      case CLOSES -> forget(slot);
      case PRESUMES -> changed(slot);
    }
  }

  @Override
  public void stopTouched(int slot) {
    changed(slot);
    tell(TickAlert.Kind.STOP, -1, slot);
  }

  private void tell(TickAlert.Kind kind, int level, int slot) {
    if (!isMuted) {
      told.alert(this, kind, level, id(slot));
    }
  }

  @Override
  public void nodeChanged(int node) {
    if (node >= isChangedNode.length) {
      isChangedNode = Arrays.copyOf(isChangedNode, Math.max(2 * isChangedNode.length, node + 1));
    }
    if (!isChangedNode[node]) {
      isChangedNode[node] = true;
      if (changedNodeCount == changedNodes.length) {
        changedNodes = Arrays.copyOf(changedNodes, 2 * changedNodeCount);
      }
      changedNodes[changedNodeCount++] = node;
      highestNode = Math.max(highestNode, node);
    }
  }

  private void allNodesChanged() {
    for (int node = 0; node <= highestNode; node++) {
      nodeChanged(node);
    }
  }

  /** Whether the desk must hear of lines. */
  boolean hasChangedNodes() {
    if (isMoved && !positions.followsMark()) {
      allNodesChanged();
    }
    // Lines of an inverse book are values at its mark: without one there are none yet.
    return changedNodeCount > 0 && (positions.followsMark() || positions.hasMark());
  }

  /** Writes the lines of changed nodes and takes them as told. */
  void writeLines(DeskUpdate to, int digits) {
    for (int i = 0; i < changedNodeCount; i++) {
      int node = changedNodes[i];
      isChangedNode[node] = false;
      int at = to.addLine(number, node);
      positions.line(node, digits, to.lines, at);
    }
    changedNodeCount = 0;
  }

  BookHead head() {
    Wide funding = positions.funding();
    return new BookHead(tick, funding.high(), funding.low(), chunks);
  }

  /** Chunks changed since the last call. */
  BitSet takeChangedChunks() {
    BitSet taken = (BitSet) changedChunks.clone();
    changedChunks.clear();
    return taken;
  }

  PositionChunk chunk(int number) {
    int first = number * PositionChunk.SLOTS;
    int live = 0;
    for (int slot = first; slot < first + PositionChunk.SLOTS; slot++) {
      live += positions.isOpen(slot) ? 1 : 0;
    }
    PositionChunk chunk = new PositionChunk(live);
    int row = 0;
    for (int slot = first; slot < first + PositionChunk.SLOTS; slot++) {
      if (positions.isOpen(slot)) {
        chunk.set(row++, slots.id(slot), positions.held(slot));
      }
    }
    return chunk;
  }

  /** Takes over what a checkpoint kept; positions follow, then {@link #restored}. */
  void restore(BookHead head) {
    isMuted = true;
    positions.resume(new Wide(head.fundingHigh(), head.fundingLow()));
  }

  void restore(PositionChunk chunk) {
    for (int row = 0; row < chunk.size; row++) {
      int slot = positions.reopen(chunk.held(row));
      slots.put(chunk.id[row], slot);
      changed(slot);
    }
  }

  /** All positions are back: the mark is, too, and nobody hears again of what it touches. */
  void restored(BookHead head) {
    if (head.tick() > 0) {
      tick(head.tick(), 0);
      isMoved = false;
    }
    // The desk's own state has these lines.
    for (int i = 0; i < changedNodeCount; i++) {
      isChangedNode[changedNodes[i]] = false;
    }
    changedNodeCount = 0;
    // Slots are given anew, so chunks beyond those in use are stale.
    changedChunks.set(0, Math.max(chunks, head.chunks()));
    chunks = Math.max(chunks, head.chunks());
    isMuted = false;
  }
}
