/**
 * Rows out as topics: what is stored is also told to whoever listens, in the same transaction as
 * the checkpoint it belongs to.
 */
@NullMarked
package io.ringfence.streaming.publish;

import org.jspecify.annotations.NullMarked;
