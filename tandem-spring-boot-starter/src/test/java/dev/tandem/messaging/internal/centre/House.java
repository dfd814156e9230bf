package dev.tandem.messaging.internal.centre;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.messaging.centre.TransactionCheck;
import dev.tandem.messaging.centre.TransactionState;

/** A system elsewhere that does the work, and can be asked whether it has. */
class House implements TransactionCheck<House.Work> {

  static final String NAME = "house";

  /** What it is to do. */
  record Work(String parcel, int price) {}

  /** One question that was asked. */
  record Question(UUID id, Work work) {}

  final List<Question> questions = new CopyOnWriteArrayList<>();
  private final Map<String, TransactionState> done = new ConcurrentHashMap<>();

  /** From now on it says so of {@code parcel}. */
  void says(String parcel, TransactionState state) {
    done.put(parcel, state);
  }

  List<Question> questionsAbout(String parcel) {
    return questions.stream()
        .filter(asked -> asked.work().parcel().equals(parcel))
        .toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<Work> contextType() {
    return Work.class;
  }

  @Override
  public TransactionState checkTransactionState(UUID id, Work context) {
    questions.add(new Question(id, context));
    TransactionState state = done.get(context.parcel());
    if (state == null && questionsAbout(context.parcel()).size() == 1) {
      throw new NoClassDefFoundError("a library of the house's");
    }
    if (state == null) {
      throw new IllegalStateException("the house does not answer");
    }
    return state;
  }
}
