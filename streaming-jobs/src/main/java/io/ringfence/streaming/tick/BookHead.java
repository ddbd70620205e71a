package io.ringfence.streaming.tick;

/**
 * What a checkpoint keeps of a book beside its positions.
 *
 * @param tick mark in force, ticks; 0 where there is none
 * @param fundingHigh cumulative funding, upper half
 * @param fundingLow lower half
 * @param chunks how many chunks of positions it has
 * @param rulesMicros instant from which its rules hold, epoch microseconds; 0: those the run began
 *     with, and in state of version 1
 */
public record BookHead(
    long tick, long fundingHigh, long fundingLow, int chunks, long rulesMicros) {}
