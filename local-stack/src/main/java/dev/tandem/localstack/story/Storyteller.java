package dev.tandem.localstack.story;

import java.io.IOException;
import java.util.List;

import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.console.Progress;
import dev.tandem.localstack.suite.Service;
import org.jspecify.annotations.Nullable;

/** Plays stories one after the other, and prints them. */
public final class Storyteller {

  /** The services that the first story needs; the others need all. */
  public static final List<Service> NEEDED_FIRST =
      List.of(Service.WALLET, Service.RISK, Service.NOTIFICATION);

  private final Console console;
  private final Progress progress;

  /** Tells stories on {@code console}, and tells {@code progress} which are finished. */
  public Storyteller(Console console, Progress progress) {
    this.console = console;
    this.progress = progress;
  }

  /** Every story of the suite. */
  public static List<Story> all(Stage stage, Witness witness) {
    return List.of(
        new RechargeStory(stage, witness),
        new DiscountPurchaseStory(stage, witness),
        new RejectedFundStory(stage, witness),
        new BooksStory(stage, witness),
        new FallenFundStory(stage, witness));
  }

  /** The stories that need analytics. */
  public static List<Story> ofAnalytics(Stage stage, Witness witness) {
    return List.of(new FakeOrdersStory(stage, witness));
  }

  /** Plays the stories up to the first that goes wrong; returns whether all went well. */
  public boolean tell(List<Story> stories) {
    return stories.stream().allMatch(this::tell);
  }

  private boolean tell(Story story) {
    progress.begun(story.name());
    try {
      String told = story.play();
      console.say("");
      console.say(told);
      progress.reached(story.name() + " finished");
      return true;
    } catch (BrokenOffException | IOException e) {
      return broken(story, e.getMessage());
    } catch (RuntimeException e) {
      // A defect, whose message alone says little.
      return broken(story, e.toString());
    }
  }

  private boolean broken(Story story, @Nullable String why) {
    console.say("");
    progress.reached(story.name() + " did not go as it must: " + why);
    return false;
  }
}
