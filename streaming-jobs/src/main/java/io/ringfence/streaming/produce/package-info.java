/**
 * Files into topics: what an institution's own producers would do, for tests, demonstrations and
 * replays at a chosen speed.
 */
@NullMarked
package io.ringfence.streaming.produce;

import org.jspecify.annotations.NullMarked;
