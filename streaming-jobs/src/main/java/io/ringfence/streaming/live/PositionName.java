package io.ringfence.streaming.live;

/**
 * The name of a position, for whoever knows its id only.
 *
 * @param instrument number of the instrument, which is the key
 * @param position id of the position
 * @param key {@code venue/account/instrument/side}
 * @param node path of the book it belongs to
 */
public record PositionName(int instrument, long position, String key, String node) {}
