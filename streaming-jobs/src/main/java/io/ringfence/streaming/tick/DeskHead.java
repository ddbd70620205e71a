package io.ringfence.streaming.tick;

/**
 * What a checkpoint keeps of a settlement asset beside its books.
 *
 * @param ticks marks taken
 * @param sourceMicros time of the newest of them at the source, epoch microseconds
 */
public record DeskHead(long ticks, long sourceMicros) {}
