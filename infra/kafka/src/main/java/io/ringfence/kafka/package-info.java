/**
 * A real Kafka broker on one machine: its process, and how another process starts it. Nobody's
 * class path but the broker's own holds its libraries.
 */
@NullMarked
package io.ringfence.kafka;

import org.jspecify.annotations.NullMarked;
