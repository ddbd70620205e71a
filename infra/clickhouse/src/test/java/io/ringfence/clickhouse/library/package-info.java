/** The library is found, installed once, or refused in one line. */
@NullMarked
package io.ringfence.clickhouse.library;

import org.jspecify.annotations.NullMarked;
