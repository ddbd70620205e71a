package io.ringfence.streaming.live;

/**
 * What the intake knows of a position. Its id is its place in the order in which positions became
 * known.
 *
 * @param key {@code venue/account/instrument/side}
 * @param instrument number of the instrument
 * @param node number of the book it belongs to
 * @param open whether it is open
 * @param version sequence of its last version
 * @param versionContent hash of the row
 * @param movement sequence of its last wallet event; below 0 before the first
 * @param movementContent hash of the row
 */
public record KnownPosition(
    String key,
    int instrument,
    int node,
    boolean open,
    long version,
    int versionContent,
    long movement,
    int movementContent) {
  /** The same after a wallet event. */
  KnownPosition moved(long sequence, int content) {
    return new KnownPosition(
        key, instrument, node, open, version, versionContent, sequence, content);
  }
}
