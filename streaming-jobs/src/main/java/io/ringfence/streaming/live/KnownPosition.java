package io.ringfence.streaming.live;

/**
 * What the intake knows of a position. Its id is its place in the order in which positions became
 * known. State of version 1 had no size, no stops and no fills: they are 0 in it.
 *
 * @param key {@code venue/account/instrument/side}
 * @param instrument number of its instrument
 * @param node number of its book
 * @param open whether it is open
 * @param version sequence of its last version; below 0 before the first
 * @param versionContent hash of the row
 * @param movement sequence of its last wallet event; below 0 before the first
 * @param movementContent hash of the row
 * @param size units, where it is open; 0: not known
 * @param liquidated whether the venue has said that it ended so
 * @param nextStops lowest sequence of stops that is new
 * @param stopsContent hash of the row before
 * @param nextFill lowest sequence of fills that is new
 * @param fillContent hash of the row before
 */
public record KnownPosition(
    String key,
    int instrument,
    int node,
    boolean open,
    long version,
    int versionContent,
    long movement,
    int movementContent,
    long size,
    boolean liquidated,
    long nextStops,
    int stopsContent,
    long nextFill,
    int fillContent) {
  /** One that nothing was said of yet. */
  static KnownPosition first(String key, int instrument, int node) {
    return new KnownPosition(key, instrument, node, false, -1, 0, -1, 0, 0, false, 0, 0, 0, 0);
  }

  /** The same by a version: of a size above 0 in a book, or closed. */
  KnownPosition versioned(int book, long units, long sequence, int content) {
    return new KnownPosition(
        key,
        instrument,
        book,
        units > 0,
        sequence,
        content,
        movement,
        movementContent,
        units,
        false,
        nextStops,
        stopsContent,
        nextFill,
        fillContent);
  }

  /** The same after a wallet event. */
  KnownPosition moved(long sequence, int content) {
    return new KnownPosition(
        key,
        instrument,
        node,
        open,
        version,
        versionContent,
        sequence,
        content,
        size,
        liquidated,
        nextStops,
        stopsContent,
        nextFill,
        fillContent);
  }

  /** The same with other stops. */
  KnownPosition stopped(long sequence, int content) {
    return new KnownPosition(
        key,
        instrument,
        node,
        open,
        version,
        versionContent,
        movement,
        movementContent,
        size,
        liquidated,
        sequence + 1,
        content,
        nextFill,
        fillContent);
  }

  /** The same after a fill that has left some units of it, or none. */
  KnownPosition filled(long units, boolean isLiquidated, long sequence, int content) {
    return new KnownPosition(
        key,
        instrument,
        node,
        units > 0,
        version,
        versionContent,
        movement,
        movementContent,
        units,
        isLiquidated,
        nextStops,
        stopsContent,
        sequence + 1,
        content);
  }
}
