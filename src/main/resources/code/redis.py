TAKE = """if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
              return redis.call('incr', KEYS[2])
          end
          return false"""
GIVE_BACK = """if redis.call('get', KEYS[1]) == ARGV[1] then
                   return redis.call('del', KEYS[1])
               end
               return 0"""

while (token := redis.eval(TAKE, 2, "lock", "token", me, 2000)) is None:
    time.sleep(0.005)
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    redis.eval(GIVE_BACK, 2, "lock", "token", me)
