import { inProcessBus } from '../../src/bus/in-process-bus.ts'
import { busContract } from '../contract/bus.ts'

busContract((onError) => inProcessBus({ onError }))
