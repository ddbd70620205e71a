/**
 * Brings what the intake read into the stream: one split, which is the whole replay, with its place
 * kept in checkpoints and a watermark after every instant that is complete.
 */
@NullMarked
package io.ringfence.streaming.source;

import org.jspecify.annotations.NullMarked;
