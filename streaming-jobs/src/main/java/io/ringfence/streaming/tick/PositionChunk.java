package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.HeldPosition;
import io.ringfence.domain.engine.PositionVersion;
import io.ringfence.domain.engine.Wide;

/**
 * Positions of neighbouring slots of a book, as a checkpoint keeps them: a column for each field.
 * Never changed once it is in the state, so that a checkpoint can be written while the book goes
 * on.
 */
public final class PositionChunk {
  /** Slots of a chunk: a changed position costs a checkpoint this many. */
  static final int SLOTS = 256;

  final int size;
  final long[] id;
  final long[] quantity;
  final long[] entry;
  final long[] wallet;
  final long[] stop;
  final long[] stopSize;
  final int[] node;
  final int[] memory;
  final long[] fundingHigh;
  final long[] fundingLow;

  PositionChunk(int size) {
    this.size = size;
    id = new long[size];
    quantity = new long[size];
    entry = new long[size];
    wallet = new long[size];
    stop = new long[size];
    stopSize = new long[size];
    node = new int[size];
    memory = new int[size];
    fundingHigh = new long[size];
    fundingLow = new long[size];
  }

  void set(int row, long position, HeldPosition held) {
    PositionVersion version = held.version();
    id[row] = position;
    quantity[row] = version.quantity();
    entry[row] = version.entry();
    wallet[row] = version.wallet();
    stop[row] = version.stop();
    stopSize[row] = version.stopSize();
    node[row] = version.node();
    memory[row] = held.memory();
    fundingHigh[row] = held.funding().high();
    fundingLow[row] = held.funding().low();
  }

  HeldPosition held(int row) {
    return new HeldPosition(
        new PositionVersion(
            quantity[row], entry[row], wallet[row], stop[row], stopSize[row], node[row]),
        new Wide(fundingHigh[row], fundingLow[row]),
        memory[row]);
  }
}
