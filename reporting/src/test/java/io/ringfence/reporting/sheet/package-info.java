@NullMarked
package io.ringfence.reporting.sheet;

import org.jspecify.annotations.NullMarked;
