/**
 * Finds the engine's native library on this machine and installs it once where it is missing.
 *
 * <p>Nothing in here loads or calls the library; nothing in here names a package host: the
 * machine's own npm client decides where packages come from, and a pinned digest decides whether
 * they are the right ones.
 */
@NullMarked
package io.ringfence.clickhouse.library;

import org.jspecify.annotations.NullMarked;
