/** Requests split and bounded without an engine. */
@NullMarked
package io.ringfence.clickhouse.http;

import org.jspecify.annotations.NullMarked;
