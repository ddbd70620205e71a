/**
 * Benchmarks of the exposure engine beside its peers, interleaved in one process. Each peer does
 * the whole work of a tick in its own way; at the end its digest is compared with an oracle's.
 */
@NullMarked
package io.ringfence.launcher.bench;

import org.jspecify.annotations.NullMarked;
