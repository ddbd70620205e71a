/**
 * One class for each table, written at build time from the migrations; nothing else goes in. Only
 * {@code query} may name them.
 */
@NullMarked
package io.ringfence.reporting.store.tables;

import org.jspecify.annotations.NullMarked;
