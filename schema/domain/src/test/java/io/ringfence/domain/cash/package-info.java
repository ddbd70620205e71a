@NullMarked
package io.ringfence.domain.cash;

import org.jspecify.annotations.NullMarked;
