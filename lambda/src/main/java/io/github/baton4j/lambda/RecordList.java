// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event's records, each of which becomes current when somebody comes to it. In all else the list that AWS's library makes.
 *
 * @param <E> the record's class
 */
final class RecordList<E extends @Nullable Object> extends ArrayList<E> {
  private static final long serialVersionUID = 1;

  private final transient RecordScopes scopes;

  RecordList(Collection<? extends E> records, RecordScopes scopes) {
    super(records);
    this.scopes = scopes;
  }

  @Override
  public Iterator<E> iterator() {
    return listIterator();
  }

  @Override
  public ListIterator<E> listIterator() {
    return listIterator(0);
  }

  @Override
  public ListIterator<E> listIterator(int index) {
    return new Way(super.listIterator(index));
  }

  @Override
  public void forEach(Consumer<? super E> action) {
    iterator().forEachRemaining(action);
  }

  @Override
  public Spliterator<E> spliterator() {
    return new Split();
  }

  @Override
  public String toString() {
    return new ArrayList<>(this).toString();
  }

  private Object writeReplace() {
    return new ArrayList<>(this);
  }

  private final class Way implements ListIterator<E> {
    private final ListIterator<E> way;

    Way(ListIterator<E> way) {
      this.way = way;
    }

    private E at(E each) {
      scopes.enter(each);
      return each;
    }

    /** Behind the last record nobody goes on in its scope. */
    private boolean orLeave(boolean more) {
      if (!more) {
        scopes.leave();
      }
      return more;
    }

    @Override
    public boolean hasNext() {
      return orLeave(way.hasNext());
    }

    @Override
    public E next() {
      return at(way.next());
    }

    @Override
    public boolean hasPrevious() {
      return orLeave(way.hasPrevious());
    }

    @Override
    public E previous() {
      return at(way.previous());
    }

    @Override
    public int nextIndex() {
      return way.nextIndex();
    }

    @Override
    public int previousIndex() {
      return way.previousIndex();
    }

    @Override
    public void remove() {
      way.remove();
    }

    @Override
    public void set(E each) {
      way.set(each);
    }

    @Override
    public void add(E each) {
      way.add(each);
    }
  }

  /** Goes the same way, until it is split: then it is a parallel stream's, whose records are on any thread. */
  private final class Split implements Spliterator<E> {
    private @Nullable ListIterator<E> begun;
    private @Nullable Spliterator<E> plain;

    /** Begun at the first step, as ArrayList's own: until then the list may change. */
    private ListIterator<E> way() {
      if (begun == null) {
        begun = listIterator();
      }
      return begun;
    }

    @Override
    public boolean tryAdvance(Consumer<? super E> to) {
      if (plain != null) {
        return plain.tryAdvance(to);
      }
      ListIterator<E> way = way();
      boolean more = way.hasNext();
      if (more) {
        to.accept(way.next());
      }
      return more;
    }

    @Override
    public @Nullable Spliterator<E> trySplit() {
      if (plain == null) {
        scopes.miss();
        plain = subList(way().nextIndex(), size()).spliterator();
      }
      return plain.trySplit();
    }

    @Override
    public long estimateSize() {
      return plain == null ? size() - way().nextIndex() : plain.estimateSize();
    }

    @Override
    public int characteristics() {
      return ORDERED | SIZED | SUBSIZED;
    }
  }
}
